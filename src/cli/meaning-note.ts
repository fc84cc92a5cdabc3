import type { MeaningState } from '../meaning/open-meaning.js';

/** What an operator is told while answers are not yet as good as they will be; undefined when there is nothing to say. */
export function meaningNote(state: MeaningState): string | undefined {
  if (state.kind === 'off') return undefined;
  if (state.kind === 'opening') return 'words alone: the model of meaning is being opened';
  // Why may name where it is, which is for the log.
  if (state.kind === 'away') return 'words alone: the model of meaning is unavailable; the log says why';
  const { known, of } = state;
  return known === of ? undefined : `${known} of ${of} texts encoded`;
}

/** What everybody is told: which model helps to find passages, if any. Why there is none is for operators. */
export function meaningLine(state: MeaningState): string {
  if (state.kind === 'there') {
    const { known, of, name } = state;
    if (known < of) return `Still reading the notes for meaning: ${Math.floor((100 * known) / of)}%`;
    return `Passages are found by words and by meaning, with ${name}.`;
  }
  if (state.kind === 'opening') return 'Passages are found by words until the model of meaning is loaded.';
  return 'Passages are found by words alone, without a model of meaning.';
}
