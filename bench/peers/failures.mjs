// What may go wrong, and how each is told: with a sentence, and the exit code by which a script tells them apart.

/** The command line is wrong, or what it names can't be used. */
export class Usage extends Error {}
/** The answer is not the right one: nothing that was measured with it counts. */
export class WrongAnswer extends Error {}
/** A peer is not installed. */
export class Missing extends Error {}
/** The size does not fit this machine. */
export class Misfit extends Error {}
/** A signal asked to stop. */
export class Stopped extends Error {}

export const exit = { done: 0, failed: 1, usage: 2, missing: 77 };

const codes = new Map([[Usage, exit.usage], [Misfit, exit.usage], [WrongAnswer, exit.failed], [Missing, exit.missing]]);

/** Says on standard error what was thrown, and sets this process's exit code. What nobody foresaw comes with its stack. */
export function tell_failure(name, failure) {
  if (failure instanceof Stopped) return;
  const code = codes.get(failure.constructor);
  console.error(`${name}: ${code === undefined ? failure.told ?? failure.stack : failure.message}`);
  process.exitCode = code ?? exit.failed;
}
