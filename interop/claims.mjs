// One line per claim: what was tried, whether it held.

let failed = 0;

/** Prints a claim that holds or does not; `detail` says what was found. */
export function claim(sentence, holds, detail = '') {
  if(!holds) {
    failed += 1;
  }
  console.log(`${holds ? 'ok     ' : 'FAILED '} ${sentence}${detail && !holds ? `: ${detail}` : ''}`);
}

/** Prints a claim that could not be tried here, and why. Never counted as held. */
export function ignored(sentence, reason) {
  console.log(`ignored ${sentence}: ${reason}`);
}

/** The exit code of everything claimed so far. */
export function verdict() {
  return failed === 0 ? 0 : 1;
}
