// Runs a suite by newman and writes each assertion on a line of its own at the moment that it is made, so that a run
// that goes round for ever is stopped and has still told what it found: node run.js SUITE ENVIRONMENT [FOLDER]
"use strict";

const newman = require("newman");

const [collection, environment, folder] = process.argv.slice(2);
const MOST = 20; // times that a suite means to make one assertion
const made = new Map();

newman
  .run({ collection, environment, folder, timeoutRequest: 60_000 }, (failed) => {
    if (failed) {
      console.error(failed);
      process.exitCode = 1;
    }
  })
  .on("assertion", (_failed, { assertion, error, item, skipped }) => {
    const times = (made.get(`${item.id} ${assertion}`) ?? 0) + 1;
    made.set(`${item.id} ${assertion}`, times);
    if (times > MOST) {
      console.error(`goes round at ${item.name}`);
      process.exit(1);
    }
    if (!skipped) {
      const found = { folder: topFolder(item), step: item.name, name: assertion, error: error ? error.message : "" };
      console.log(JSON.stringify(found));
    }
  });

function topFolder(item) {
  let found = item;
  for (let above = item.parent(); above && above.parent(); above = above.parent()) found = above;
  return found.name;
}
