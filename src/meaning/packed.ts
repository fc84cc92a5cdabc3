/** A vector as bytes: a scale, then a whole number from -127 to 127 for each of its numbers. */
const scaleBytes = 4;

/** Bytes of a packed vector of so many numbers. */
export const packedLength = (size: number): number => scaleBytes + size;

export function pack(vector: Float32Array): Uint8Array {
  const bytes = new Uint8Array(packedLength(vector.length));
  let most = 0;
  for (const each of vector) most = Math.max(most, Math.abs(each));
  const scale = most / 127;
  new DataView(bytes.buffer).setFloat32(0, scale, true);
  const whole = new Int8Array(bytes.buffer, scaleBytes);
  for (const [i, each] of vector.entries()) whole[i] = scale === 0 ? 0 : Math.round(each / scale);
  return bytes;
}

/** Packed vectors of one size in one piece of memory, by their places. */
export interface PackedRows {
  has(place: number): boolean;
  set(place: number, packed: Uint8Array): void;
  get(place: number): Uint8Array;
  unpack(place: number): Float32Array;
  /** The product of each row with a vector; NaN where there is none. */
  products(vector: Float32Array): Float32Array;
}

export function createPackedRows(count: number, size: number): PackedRows {
  const whole = new Int8Array(count * size);
  /** The same memory as the packed bytes come in: it is copied as it stands. */
  const bytes = new Uint8Array(whole.buffer);
  const scales = new Float32Array(count);
  const there = new Uint8Array(count);
  return {
    has: (place) => there[place] === 1,

    set(place, packed) {
      scales[place] = new DataView(packed.buffer, packed.byteOffset).getFloat32(0, true);
      bytes.set(packed.subarray(scaleBytes, scaleBytes + size), place * size);
      there[place] = 1;
    },

    get(place) {
      const bytes = new Uint8Array(packedLength(size));
      new DataView(bytes.buffer).setFloat32(0, scales[place] ?? 0, true);
      new Int8Array(bytes.buffer, scaleBytes).set(whole.subarray(place * size, (place + 1) * size));
      return bytes;
    },

    unpack: (place) =>
      Float32Array.from(whole.subarray(place * size, (place + 1) * size), (each) => each * (scales[place] ?? 0)),

    products(vector) {
      // Sums are made in double precision anyway: no number has to be widened a second time.
      const wide = Float64Array.from(vector);
      const products = new Float32Array(count).fill(Number.NaN);
      for (let place = 0; place < count; place += 1) {
        if (there[place] === 0) continue;
        const from = place * size;
        let sum = 0;
        for (let i = 0; i < size; i += 1) sum += (wide[i] ?? 0) * (whole[from + i] ?? 0);
        products[place] = sum * (scales[place] ?? 0);
      }
      return products;
    },
  };
}
