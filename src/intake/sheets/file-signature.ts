import { open } from 'node:fs/promises';

/** What the first bytes say a file is; names and extensions are not asked. */
export type FileSignature = 'empty' | 'zip' | 'ole' | 'pdf' | 'image' | 'archive' | 'text';

/** Reads the beginning of a file, at most `bytes`. */
export async function readHead(path: string, bytes: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(bytes);
    const { bytesRead } = await file.read(buffer, 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Tells archives and documents from text by their first bytes. */
export function fileSignature(head: Buffer): FileSignature {
  if (head.length === 0) return 'empty';
  if (startsWith(head, [0x50, 0x4b, 3, 4]) || startsWith(head, [0x50, 0x4b, 5, 6])) return 'zip';
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return 'ole';
  if (startsWith(head, [0x25, 0x50, 0x44, 0x46])) return 'pdf';
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47]) || startsWith(head, [0xff, 0xd8, 0xff])) return 'image';
  // RAR, 7z, gzip.
  if (startsWith(head, [0x52, 0x61, 0x72, 0x21]) || startsWith(head, [0x37, 0x7a, 0xbc, 0xaf]))
    return 'archive';
  if (startsWith(head, [0x1f, 0x8b, 8])) return 'archive';
  return 'text';
}

function startsWith(head: Buffer, bytes: readonly number[]): boolean {
  return bytes.every((byte, at) => head[at] === byte);
}
