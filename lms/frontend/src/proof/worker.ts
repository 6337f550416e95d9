/** Altcha v2: the counter whose key, derived from the nonce with it, begins with the given prefix. */
export interface Parameters {
  nonce: string;
  salt: string;
  cost: number;
  keyLength: number;
  keyPrefix: string;
}
export interface Found {
  counter: number;
  derivedKey: string;
}
export interface Tried {
  tried: number; // below zero: this browser cannot
}

const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hex = (buffer: ArrayBuffer) =>
  Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

async function solve({ nonce, salt, cost, keyLength, keyPrefix }: Parameters): Promise<void> {
  const start = bytes(nonce);
  const password = new Uint8Array(start.length + 4);
  password.set(start);
  const end = new DataView(password.buffer, start.length);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: cost };
  for (let counter = 0; ; counter += 1) {
    end.setUint32(0, counter);
    const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const derivedKey = hex(await crypto.subtle.deriveBits(how, key, keyLength * 8));
    if (derivedKey.startsWith(keyPrefix)) return postMessage({ counter, derivedKey } satisfies Found);
    if (counter % 20 === 0) postMessage({ tried: counter } satisfies Tried);
  }
}

self.addEventListener("message", (event: MessageEvent<Parameters>) => {
  solve(event.data).catch(() => postMessage({ tried: -1 } satisfies Tried));
});
