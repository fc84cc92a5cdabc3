import { describe, expect, it, onTestFinished } from 'vitest';
import { openLocalModel } from '../../src/meaning/local-model.js';
import { needs } from '../support/needs.js';
import { cosine } from '../support/tiny-model.js';

const runtime = needs('onnxruntime-node');
const model = needs('the model of meaning');

const notes = [
  'The customer patches guest operating systems and applications.',
  'Parents take up to 26 weeks of leave after a child is born or adopted.',
  'The incident commander writes the postmortem within three working days.',
  'Lunch is served at noon in the garden.',
  'Root credentials are locked away, with multi-factor authentication on.',
];

describe.skipIf(!model || !runtime)('the model of meaning', () => {
  it.each([
    ['who installs security updates on the servers?', 0],
    ['time off for a new baby', 1],
    ['how soon after an outage is the report due?', 2],
    ['where can I eat?', 3],
    ['how do we protect the main account?', 4],
  ])('finds what is asked for in other words: %s', async (query, place) => {
    const encoder = await openLocalModel(model ?? '');
    onTestFinished(() => encoder.close());
    const vectors = await encoder.encode(notes, 'passage');
    const [asked] = await encoder.encode([query], 'query');
    const near = vectors.map((vector) => cosine(asked, vector));
    expect(near.indexOf(Math.max(...near))).toBe(place);
  });
});
