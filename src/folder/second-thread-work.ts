import { parentPort } from 'node:worker_threads';
import { ownHands } from '../core/ask/index/hands.js';
import { finish } from '../core/knowledge/steps.js';
import type { Said, Told } from './second-thread.js';

/** A thread that reads notes and trains for the one that makes a library. */
const port = parentPort;
if (!port) throw new Error('this is the beginning of a thread');

const doneWith = (told: Told): Said =>
  'notes' in told
    ? { notes: told.notes.map(({ path, text }) => finish(ownHands.readNote(path, text))) }
    : { model: finish(ownHands.train(told.samples, told.size)) };

port.on('message', (told: Told) => {
  const said = doneWith(told);
  port.postMessage(said, 'model' in said && said.model !== undefined ? [said.model.buffer as ArrayBuffer] : []);
});
