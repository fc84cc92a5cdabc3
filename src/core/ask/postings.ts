/** Where a term stands: documents in ascending order, and how strongly (0 to 1, saturated). */
export interface Postings {
  readonly docs: readonly number[];
  readonly strengths: readonly number[];
}

/** A text field of a document and how much a word in it counts. */
export interface Field {
  readonly stems: readonly string[];
  readonly weight: number;
  /** Whether a longer field makes each of its words count less. */
  readonly normed: boolean;
}

export interface Inverted {
  readonly size: number;
  readonly terms: ReadonlyMap<string, Postings>;
}

/** How soon a repeated word stops counting more, and how much a long text is held back. */
const saturation = 0.9;
const lengthShare = 0.5;

/** BM25F: the fields of a document are weighed before the sum saturates. */
export const invert = (documents: readonly (readonly Field[])[]): Inverted => {
  let total = 0;
  for (const fields of documents) for (const field of fields) if (field.normed) total += field.stems.length;
  const average = Math.max(1, total / Math.max(1, documents.length));
  const terms = new Map<string, { docs: number[]; strengths: number[] }>();
  for (const [doc, fields] of documents.entries()) {
    const counts = new Map<string, number>();
    for (const { stems, weight, normed } of fields) {
      const share = weight / (normed ? 1 - lengthShare + (lengthShare * stems.length) / average : 1);
      for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + share);
    }
    for (const [stem, count] of counts) {
      let postings = terms.get(stem);
      if (postings === undefined) {
        postings = { docs: [], strengths: [] };
        terms.set(stem, postings);
      }
      postings.docs.push(doc);
      postings.strengths.push(count / (count + saturation));
    }
  }
  return { size: documents.length, terms };
};

/** How much a term tells: rare ones more. */
export const rarity = (inverted: Inverted, stem: string): number => {
  const found = inverted.terms.get(stem)?.docs.length ?? 0;
  return Math.log(1 + (inverted.size - found + 0.5) / (found + 0.5));
};

const none: Postings = { docs: [], strengths: [] };

/** Documents that hold all of the stems, with the mean strength. */
export const meet = (inverted: Inverted, stems: readonly string[]): Postings => {
  const [first, ...rest] = stems;
  let met = inverted.terms.get(first ?? '') ?? none;
  for (const stem of rest) {
    const other = inverted.terms.get(stem) ?? none;
    const docs: number[] = [];
    const strengths: number[] = [];
    for (let a = 0, b = 0; a < met.docs.length && b < other.docs.length; ) {
      const left = met.docs[a] ?? 0;
      const right = other.docs[b] ?? 0;
      if (left === right) {
        docs.push(left);
        strengths.push(Math.min(met.strengths[a] ?? 0, other.strengths[b] ?? 0));
      }
      if (left <= right) a += 1;
      if (right <= left) b += 1;
    }
    met = { docs, strengths };
  }
  return met;
};
