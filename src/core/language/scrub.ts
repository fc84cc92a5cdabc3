/** What stands where something was taken out. */
const taken = '…';

/**
 * What a text may hold that is nobody's business, in the order in which it is taken out: keys and tokens as their
 * makers publish their forms, whatever follows a word like `password:`, addresses and names of people, and numbers long
 * enough to be an account, a card or a telephone.
 */
const secrets: readonly RegExp[] = [
  /-----BEGIN.*?(?:-----END[^-]*-----|$)/gu,
  // Slack, AWS, GitHub, Google, Stripe and the like, and JSON web tokens.
  /\bxox[a-z]-[\w-]+|\bxapp-[\w-]+|\b(?:AKIA|ASIA)[0-9A-Z]{8,}|\bgh[a-z]_\w+|\bgithub_pat_\w+|\bAIza[\w-]{20,}/gu,
  /\b[rsp]k[-_](?:live|test|proj|ant)?[-_]?\w{8,}|\beyJ[\w-]+(?:\.[\w-]*)*/gu,
  // Discord's tokens and hooks.
  /\b[\w-]{20,}\.[\w-]{6}\.[\w-]{20,}|(?<=\/api\/webhooks\/)\S+|(?<=hooks\.slack\.com\/)\S+/gu,
  /(?<=\b(?:pass(?:word|wd|code|phrase)?|pwd|secret|token|api[ _-]?key|access[ _-]?key|pin)\s*[:=]\s*)\S+/giu,
  /[\w.+%-]+@[\w-]+(?:\.[\w-]+)+/gu,
  // Mentions as the platforms write them, and as they are read aloud.
  /<[@#!:][^>]*>|(?<![\p{L}\p{N}])@[^\s,;:!?]+/gu,
  /(?=[\w+/-]*\d)(?=[\w+/-]*[a-z])[\w+/-]{24,}={0,2}/giu,
  // A date is no number of anybody's.
  /(?<!\d)(?!\d{4}-\d\d-\d\d(?!\d))\+?\d[\d ().-]{7,}\d|\d{6,}/gu,
];

/** Of an address its server and path; what is asked of it and who asks may be a key. */
const bareAddress = (address: string): string =>
  address.replace(/^(https?:\/\/)[^/\s]*@/iu, '$1').replace(/[?#].*$/u, '');

/** A text without what looks like a secret or points at a person. */
export const scrub = (text: string): string =>
  secrets.reduce((bare, secret) => bare.replace(secret, taken), text.replace(/https?:\/\/\S+/giu, bareAddress));
