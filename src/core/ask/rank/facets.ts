import type { Shape } from '../query/shape.js';

/** A side of a thing that people ask about, and the headings that notes of all kinds give it. */
export interface Facet {
  readonly asked: RegExp | Shape;
  readonly heading: RegExp;
}

const whole = (words: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'iu');

/** English, German, French, Spanish, Portuguese: what runbooks, handbooks and guides call their parts. */
const facets: readonly Facet[] = [
  {
    asked: 'definition',
    heading: whole(
      "meaning|definitions?|overview|what (?:is|are)|introduction|about|summary|description|purpose|concepts?|was ist|bedeutung|überblick|einführung|beschreibung|qu['’]est[- ]ce|c['’]est quoi|définition|présentation|introducción|qué es|definición|o que é|definição|introdução",
    ),
  },
  {
    asked: 'steps',
    heading: whole(
      'steps|procedures?|process|how|instructions?|usage|set ?up|installation|installing|guide|schritte|vorgehen|ablauf|anleitung|einrichtung|comment|étapes|procédure|marche à suivre|cómo|pasos|procedimiento|como|passos|procedimento',
    ),
  },
  {
    asked: whole(
      'fix(?:es|ed|ing)?|resolve|solve|repair|mitigate|recover|remedy|get rid of|behebe|lösen|résoudre|corriger',
    ),
    heading: whole(
      'mitigations?|mitigate|resolutions?|resolve|resolving|remediation|solutions?|fix(?:es|ing)?|workarounds?|recovery|recovering|repair|troubleshooting|lösung|behebung|correction|résolution|solución|solução',
    ),
  },
  {
    asked: whole('check(?:ed)?|investigate|diagnose|debug|look (?:at|into|for)|find out why|troubleshoot|prüfen'),
    heading: whole('diagnos(?:is|e|tics?)|troubleshoot(?:ing)?|investigat(?:ion|e|ing)|debugging|checks?|diagnose'),
  },
  {
    asked: whole('why|causes?|caused|reasons?|warum|wieso|pourquoi|por qué|por que'),
    heading: whole('causes?|why|reasons?|background|rationale|motivation|meaning|ursachen?|warum|pourquoi|causas?'),
  },
  {
    asked: whole('affect(?:s|ed)?|impact|consequences?|how bad|how serious|auswirkung(?:en)?|conséquences?'),
    heading: whole('impact|consequences?|effects?|severity|auswirkung(?:en)?|conséquences?|impacto'),
  },
  {
    asked: whole('who|whom|contact|reach|wer|wen|qui|quién|quem'),
    heading: whole(
      'who|contacts?|owners?|ownership|team|people|responsible|responsibilities|roles?|support|wer|zuständig\\w*|kontakt|qui|contact|responsables?',
    ),
  },
  {
    asked: whole('requirements?|prerequisites?|need(?:ed|s)?|require[ds]?|before i|voraussetzung(?:en)?|prérequis'),
    heading: whole(
      'prerequisites?|requirements?|before you (?:begin|start)|needed|voraussetzung(?:en)?|prérequis|requisitos',
    ),
  },
];

/** The sides of a thing that a question asks about. */
export const facetsOf = (query: string, shape: Shape): readonly Facet[] =>
  facets.filter(({ asked }) => (asked instanceof RegExp ? asked.test(query) : asked === shape));

/** Whether a heading announces one of these sides. */
export const announces = (heading: string, asked: readonly Facet[]): boolean =>
  asked.some((facet) => facet.heading.test(heading));

/** Whether a word of the question is what the heading announces: `fix` below `Mitigation`. */
export const isAnnounced = (word: string, heading: string, asked: readonly Facet[]): boolean =>
  asked.some((facet) => facet.asked instanceof RegExp && facet.asked.test(word) && facet.heading.test(heading));
