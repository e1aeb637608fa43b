// The words of bpmn-js in Dutch: a module that takes the place of its own `translate`. What has no word here stays English.
export const dutch = { translate: ["value", translate] };

function translate(english, values = {}) {
  return word(english.trim()).replace(/{(\w+)}/g, (hole, name) => values[name] ?? hole);
}

function word(english) {
  return WORDS[english] ?? event(english) ?? english;
}

// 'Message boundary event (non-interrupting)' is 'Gebeurtenis op de rand: bericht (stopt het werk niet)'.
function event(english) {
  const parts = english.match(/^(\w+) ((?:start|end|boundary|intermediate (?:catch|throw)) event)( \(non-interrupting\))?$/);
  const [kind, trigger] = [KINDS[parts?.[2]], TRIGGERS[parts?.[1].toLowerCase()]];
  return kind && trigger && `${kind}: ${trigger}${parts[3] ? " (stopt het werk niet)" : ""}`;
}

const KINDS = {
  "start event": "Begin",
  "end event": "Einde",
  "boundary event": "Gebeurtenis op de rand",
  "intermediate catch event": "Wachten op",
  "intermediate throw event": "Versturen",
};

const TRIGGERS = {
  message: "bericht",
  timer: "tijd",
  conditional: "voorwaarde",
  signal: "signaal",
  error: "fout",
  escalation: "opschaling",
  compensation: "terugdraaien",
  cancel: "annuleren",
  link: "verwijzing",
  terminate: "alles stopt",
};

const WORDS = {
  "Activate hand tool": "Schuif het blad (hand)",
  "Activate lasso tool": "Kies meer onderdelen (lasso)",
  "Activate create/remove space tool": "Maak of verwijder ruimte",
  "Activate global connect tool": "Verbind onderdelen",
  "Create start event": "Maak een begin",
  "Create end event": "Maak een einde",
  "Create intermediate/boundary event": "Maak een gebeurtenis onderweg of op de rand",
  "Create gateway": "Maak een splitsing",
  "Create task": "Maak een stap",
  "Create expanded sub-process": "Maak een deelproces",
  "Create data object reference": "Maak een document",
  "Create data store reference": "Maak een register",
  "Create pool/participant": "Maak een deelnemer",
  "Create group": "Maak een groep",
  "Append task": "Voeg een stap toe",
  "Append end event": "Voeg een einde toe",
  "Append gateway": "Voeg een splitsing toe",
  "Append intermediate/boundary event": "Voeg een gebeurtenis toe",
  "Append message intermediate catch event": "Voeg ‘wachten op bericht’ toe",
  "Append timer intermediate catch event": "Voeg ‘wachten op tijd’ toe",
  "Append conditional intermediate catch event": "Voeg ‘wachten op voorwaarde’ toe",
  "Append signal intermediate catch event": "Voeg ‘wachten op signaal’ toe",
  "Append receive task": "Voeg een stap ‘ontvangen’ toe",
  "Append compensation activity": "Voeg een stap toe die terugdraait",
  "Add text annotation": "Voeg een aantekening toe",
  "Add lane above": "Voeg een baan toe erboven",
  "Add lane below": "Voeg een baan toe eronder",
  "Divide into two lanes": "Verdeel in twee banen",
  "Divide into three lanes": "Verdeel in drie banen",
  "Change element": "Verander de soort",
  "Connect to other element": "Verbind met een ander onderdeel",
  "Connect using association": "Verbind met een stippellijn",
  "Connect using data input association": "Verbind als invoer",
  Delete: "Verwijder",
  "Align elements": "Lijn uit",
  "Align elements left": "Lijn links uit",
  "Align elements right": "Lijn rechts uit",
  "Align elements top": "Lijn boven uit",
  "Align elements bottom": "Lijn onder uit",
  "Align elements center": "Lijn in het midden uit",
  "Align elements middle": "Lijn op halve hoogte uit",
  "Distribute elements horizontally": "Verdeel naast elkaar",
  "Distribute elements vertically": "Verdeel onder elkaar",
  "Search in diagram": "Zoek in de tekening",
  "Open {element}": "Open {element}",
  "Toggle non-interrupting": "Stopt het werk wel of niet",
  Loop: "Herhaal",
  Collection: "Verzameling",
  "Participant multiplicity": "Meer van deze deelnemer",
  "Parallel multi-instance": "Meer keren tegelijk",
  "Sequential multi-instance": "Meer keren na elkaar",
  Task: "Stap",
  "User task": "Stap met een systeem",
  "Manual task": "Stap met de hand",
  "Service task": "Stap die een systeem doet",
  "Script task": "Stap die een script doet",
  "Send task": "Stap: versturen",
  "Receive task": "Stap: ontvangen",
  "Business rule task": "Stap met een beslisregel",
  "Call activity": "Ander proces",
  Transaction: "Transactie",
  "Sub-process": "Deelproces",
  "Sub-process (collapsed)": "Deelproces (dicht)",
  "Sub-process (expanded)": "Deelproces (open)",
  "Event sub-process": "Deelproces na een gebeurtenis",
  "Ad-hoc sub-process": "Deelproces zonder vaste volgorde",
  "Ad-hoc sub-process (collapsed)": "Deelproces zonder vaste volgorde (dicht)",
  "Ad-hoc sub-process (expanded)": "Deelproces zonder vaste volgorde (open)",
  "Start event": "Begin",
  "End event": "Einde",
  "Intermediate throw event": "Gebeurtenis onderweg",
  "Boundary event": "Gebeurtenis op de rand",
  "Exclusive gateway": "Keuze: één weg",
  "Parallel gateway": "Tegelijk: alle wegen",
  "Inclusive gateway": "Keuze: één of meer wegen",
  "Complex gateway": "Splitsing met een eigen regel",
  "Event-based gateway": "Wachten op wat het eerst gebeurt",
  "Event based instantiating Gateway": "Begint met wat het eerst gebeurt",
  "Parallel Event based instantiating Gateway": "Begint als alles is gebeurd",
  "Sequence flow": "Pijl",
  "Default flow": "Pijl als niets anders past",
  "Conditional flow": "Pijl met een voorwaarde",
  "Data object reference": "Document",
  "Data store reference": "Register",
  "Empty pool/participant": "Lege deelnemer",
  "Expanded pool/participant": "Deelnemer met proces",
};
