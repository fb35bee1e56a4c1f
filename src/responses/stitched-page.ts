import { constants, crc32, deflateRawSync } from 'node:zlib'

/**
 * A page that is compressed once although a few characters in it differ every time: the gzip stream of what comes before
 * them, ended at a byte boundary, and of what follows. Between them the differing characters go in uncompressed.
 */
export interface StitchedPage {
  head: Buffer
  headCrc: number
  /** Bytes that the head stands for, uncompressed. */
  headLength: number
  tail: Buffer
  tailPlain: Buffer
}

/** RFC 1952: magic number, deflate, no flags, no time, best compression, unknown system. */
const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255])
const LONGEST_STORED_BLOCK = 65_535

/**
 * @param before the page up to the differing characters
 * @param after the rest of it; best kept short, its checksum is made anew each time
 */
export function stitchedPage(before: string, after: string): StitchedPage {
  const plain = Buffer.from(before)
  const tailPlain = Buffer.from(after)
  // A full flush ends at a byte boundary and lets nothing behind it refer to what is before it.
  const deflated = deflateRawSync(plain, { level: 9, finishFlush: constants.Z_FULL_FLUSH })
  return {
    head: Buffer.concat([GZIP_HEADER, deflated]),
    headCrc: checksum(plain, 0),
    headLength: plain.length,
    tail: deflateRawSync(tailPlain, { level: 9 }),
    tailPlain,
  }
}

/**
 * @param middle the differing characters, at most 65,535 bytes of them
 * @returns the rest of the gzip stream whose beginning is `page.head`
 */
export function restOf(page: StitchedPage, middle: string): Buffer {
  const plain = Buffer.from(middle)
  if (plain.length > LONGEST_STORED_BLOCK) throw new RangeError(`${plain.length} bytes do not fit into a stored block`)
  const stored = Buffer.alloc(5)
  // A stored block (RFC 1951, 3.2.4): not the last one, its length, and the length's complement.
  stored.writeUInt16LE(plain.length, 1)
  stored.writeUInt16LE(plain.length ^ 0xffff, 3)
  const trailer = Buffer.alloc(8)
  trailer.writeUInt32LE(checksum(page.tailPlain, checksum(plain, page.headCrc)), 0)
  trailer.writeUInt32LE((page.headLength + plain.length + page.tailPlain.length) >>> 0, 4)
  return Buffer.concat([stored, plain, page.tail, trailer])
}

/** CRC-32 of what `before` is the checksum of, followed by `bytes`; zlib would start afresh at no bytes at all. */
function checksum(bytes: Buffer, before: number): number {
  return bytes.length === 0 ? before : crc32(bytes, before)
}
