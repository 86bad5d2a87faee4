import { hash } from 'node:crypto';

/** 16 bytes that stand for a content: equal contents are told by it, nothing is kept secret by it. */
export function contentHash(content: string): Uint8Array {
  // UTF-16 is how strings with Cyrillic lie in memory: copying is half the cost of encoding them as UTF-8.
  return hash('sha256', Buffer.from(content, 'utf16le'), 'buffer').subarray(0, 16);
}

/**
 * 53 bits that stand for a key, two 32-bit multiplicative hashes joined (the scheme of cyrb53): names and dates that keys are made
 * of need not stand in one more table. Two keys with one number only make somebody a candidate who is not.
 */
export function keyNumber(key: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (0x1fffff & low) + (high >>> 0);
}
