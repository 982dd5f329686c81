import type { IncomingMessage } from 'node:http';
import { AppError, type ErrorCode } from '../base/index.js';

/**
 * Reads a JSON body of at most `limit` bytes. Our own reader, because the framework's unpacks gzip without a bound
 * and keeps a copy of the body on the request.
 * Fails with NM-BODY-NOT-JSON (another content type or encoding), NM-BODY-TOO-LARGE, NM-BODY-MALFORMED.
 */
export async function readJsonBody(request: IncomingMessage, limit: number): Promise<unknown> {
  const type = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new AppError('NM-BODY-NOT-JSON');
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') throw new AppError('NM-BODY-NOT-JSON');
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new AppError('NM-BODY-TOO-LARGE');
  return parse(await collect(request, limit));
}

function collect(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (code?: ErrorCode) => {
      request.off('data', take).off('end', end).off('error', broken).off('close', broken);
      if (code === undefined) resolve(chunks.length === 1 ? chunks[0] as Buffer : Buffer.concat(chunks));
      else reject(new AppError(code));
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) settle('NM-BODY-TOO-LARGE');
      else chunks.push(chunk);
    };
    const end = () => settle();
    const broken = () => settle('NM-BODY-MALFORMED');
    request.on('data', take).once('end', end).once('error', broken).once('close', broken);
  });
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(body)) as unknown;
  } catch {
    // The parser's message quotes the body: it ends here.
    throw new AppError('NM-BODY-MALFORMED');
  }
}
