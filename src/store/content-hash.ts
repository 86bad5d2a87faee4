import { hash } from 'node:crypto';

/** 16 bytes that stand for a content: equal contents are told by it, nothing is kept secret by it. */
export function contentHash(content: string): Uint8Array {
  // UTF-16 is how strings with Cyrillic lie in memory: copying is half the cost of encoding them as UTF-8.
  return hash('sha256', Buffer.from(content, 'utf16le'), 'buffer').subarray(0, 16);
}

/** 48 bits of {@link contentHash} as a whole number: names and dates that keys are made of need not stand in one more table. */
export function keyNumber(key: string): number {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = contentHash(key);
  return ((a << 16) | (b << 8) | c) * 0x1000000 + ((d << 16) | (e << 8) | f);
}
