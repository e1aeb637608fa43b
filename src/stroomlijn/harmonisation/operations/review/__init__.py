"""The toets: the draft of a group goes to direct colleagues in their werkoverleg, and each hears what was done."""
