// The options of bench/run, compare and plot_growth, each wrong one told in a sentence.
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Usage } from './failures.mjs';

/** What the words say; texts are never empty. */
export function options_of(words, options) {
  let values;
  try {
    ({ values } = parseArgs({ args: words, options }));
  } catch (error) {
    throw new Usage(error.message.split('\n')[0]);
  }
  for (const [name, value] of Object.entries(values)) {
    if ([value].flat().includes('')) throw new Usage(`--${name} takes a text that is not empty`);
  }
  return values;
}

export function whole(values, name, most) {
  const value = Number(values[name]);
  if (/^\d+$/.test(values[name]) && value >= 1 && value <= most) return value;
  throw new Usage(`--${name} takes a whole number from 1 to ${most}, not ${values[name]}`);
}

export function one_of(value, names, what) {
  if (names.includes(value)) return value;
  throw new Usage(`there is no ${what} ${value}; there are ${names.join(', ')}`);
}

/** A folder in full, made where it is not there. Every program that is started has another folder to begin from. */
export function folder_of(values) {
  const folder = resolve(values.folder);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (failure) {
    throw new Usage(`--folder ${values.folder} can't be used: ${failure.code}`);
  }
  if (/[\n,]/.test(folder)) throw new Usage(`--folder ${folder}: PostgreSQL takes no name with a comma or a new line`);
  return folder;
}

/** The file that an option names, looked at before hours go into what is to be written there. */
export function output_of(values, name) {
  const file = resolve(values[name]);
  try {
    if (existsSync(file) && !statSync(file).isFile()) throw Object.assign(new Error(), { code: 'it is no file' });
    accessSync(existsSync(file) ? file : dirname(file), constants.W_OK);
  } catch (failure) {
    throw new Usage(`--${name} ${values[name]} can't be written: ${failure.code}`);
  }
  return file;
}
