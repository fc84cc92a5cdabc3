import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Source } from './source.js';
import { type ModelFile, onHub } from './the-model.js';

/** How long the hub may say nothing, in milliseconds. */
const silence = 20_000;

/** Brings one file; rejects when nothing came for too long, and when it is larger than it should be. */
async function download(url: string, path: string, { bytes }: ModelFile, signal: AbortSignal, patience: number) {
  const silent = new AbortController();
  const timer = setTimeout(() => silent.abort(), patience);
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, silent.signal]) });
    const { body } = response;
    if (!response.ok || !body) throw new Error(`it answers ${response.status}`);
    await mkdir(dirname(path), { recursive: true });
    let read = 0;
    await pipeline(
      body,
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          timer.refresh();
          read += chunk.length;
          if (read > bytes) throw new Error('it gives a larger file than it should');
          yield chunk;
        }
      },
      createWriteStream(path),
    );
  } catch (error) {
    signal.throwIfAborted();
    if (silent.signal.aborted) throw new Error(`nothing came for ${patience / 1_000} s`);
    // Of a network that is closed, `fetch` itself says only that it failed.
    throw error instanceof TypeError ? new Error('it is out of reach') : error;
  } finally {
    clearTimeout(timer);
  }
}

/** The Hugging Face hub, or a mirror of it at another address. */
export const hub = (address = 'https://huggingface.co', files = onHub.files, patience = silence): Source => ({
  name: new URL(address).host,
  files,
  async bring(into, signal) {
    const base = `${address.replace(/\/+$/, '')}/${onHub.repository}/resolve/${onHub.revision}`;
    for (const file of files) await download(`${base}/${file.path}`, join(into, file.path), file, signal, patience);
  },
});
