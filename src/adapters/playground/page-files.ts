import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { StudyhallError } from '../../errors.js';

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};
const worthPacking = 1024;

interface PageFile {
  readonly type: string;
  readonly etag: string;
  readonly plain: Buffer;
  readonly packed?: Buffer;
}

/** The built page stands beside this module; run from source its scripts are in the build folder. */
const folders = [
  new URL('./page/', import.meta.url),
  new URL('../../../dist/adapters/playground/page/', import.meta.url),
];

function pageFile(name: string, plain: Buffer): PageFile {
  const packed = plain.length > worthPacking ? gzipSync(plain, { level: 9 }) : undefined;
  return {
    type: types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    plain,
    ...(packed ? { packed } : {}),
  };
}

export type PageFiles = ReadonlyMap<string, PageFile>;

/** The page's files by name, read once. */
export async function readPage(): Promise<PageFiles> {
  const files = new Map<string, PageFile>();
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((each) => /\.(?:html|css|js)$/.test(each) && !files.has(each))) {
      files.set(name, pageFile(name, await readFile(new URL(name, folder))));
    }
  }
  const missing = ['index.html', 'style.css', 'main.js'].find((name) => !files.has(name));
  if (missing !== undefined) {
    const message = `the playground's page is not built: ${missing} is missing; run "npm run build"`;
    throw new StudyhallError('page-missing', message);
  }
  return files;
}

export function sendFile(request: IncomingMessage, response: ServerResponse, file: PageFile): void {
  response.setHeader('ETag', file.etag);
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('Vary', 'Accept-Encoding');
  if (request.headers['if-none-match'] === file.etag) {
    response.writeHead(304).end();
    return;
  }
  const packed = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') ? file.packed : undefined;
  const body = packed ?? file.plain;
  response.writeHead(200, {
    'Content-Type': file.type,
    'Content-Length': body.length,
    ...(packed ? { 'Content-Encoding': 'gzip' } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
