// What the linter spectral finds in an OpenAPI document.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const packageFile = createRequire(import.meta.url).resolve('@stoplight/spectral-cli/package.json');
const program = join(dirname(packageFile), 'dist/index.js');

/// Everything that a ruleset's file finds, down to hints, one finding a line; empty where there is nothing.
export function findings(document, ruleset) {
  const folder = mkdtempSync(join(tmpdir(), 'bonboek-spectral-'));
  try {
    const file = join(folder, 'openapi.json');
    writeFileSync(file, JSON.stringify(document));
    const words = ['lint', file, '--ruleset', resolve(ruleset), '--fail-severity', 'hint', '--format', 'text', '--quiet'];
    const ended = spawnSync(process.execPath, [program, ...words], { encoding: 'utf8' });
    if (ended.status === 0) return '';
    return ended.stdout + ended.stderr || `spectral ended with ${ended.status}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
