// A witness of the log, by the words of C2SP signed-note and tlog-cosignature alone.
import { createHash, generateKeyPairSync, sign } from 'node:crypto';

const cosignatureAlgorithm = 4;

export class Witness {
  #keys = generateKeyPairSync('ed25519');

  constructor(name) {
    this.name = name;
  }

  get #typedKey() {
    const raw = Buffer.from(this.#keys.publicKey.export({ format: 'jwk' }).x, 'base64url');
    return Buffer.concat([Buffer.from([cosignatureAlgorithm]), raw]);
  }

  get #id() {
    return createHash('sha256').update(`${this.name}\n`).update(this.#typedKey).digest().subarray(0, 4);
  }

  /// The verifier's key.
  get key() {
    return `${this.name}+${this.#id.toString('hex')}+${this.#typedKey.toString('base64')}`;
  }

  /// A note of a checkpoint's text with the cosignature alone; `text` is made by `checkpointText` or its like.
  cosigned(text, seconds = Math.floor(Date.now() / 1000)) {
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(BigInt(seconds));
    const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`), this.#keys.privateKey);
    return `${text}\n— ${this.name} ${Buffer.concat([this.#id, time, signature]).toString('base64')}\n`;
  }
}

/// What is signed of a note.
export const textOf = (note) => note.slice(0, note.lastIndexOf('\n\n') + 1);
