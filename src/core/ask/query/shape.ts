/** What kind of whole a query asks for: what is shown follows from it. */
export type Shape = 'steps' | 'list' | 'comparison' | 'definition' | 'fact';

const shapes: readonly (readonly [Shape, RegExp])[] = [
  [
    'comparison',
    /\b(?:differences?|differs?|different from|compared? (?:to|with)|comparison|vs\.?|versus|better than|instead of|unterschiede?|différences?|diferencias?)\b/u,
  ],
  [
    'steps',
    /\bhow (?:do|can|should|could|would|to|does one|must|are|is)\b(?! (?:many|much|long|often|\w+ (?:know|tell|called)))|\b(?:steps?|procedure|process|instructions?|set ?up|install)\b|^(?:wie (?:kann|lege|setze|richte|mache|melde|füge|installiere|geht|erstelle)|comment|cómo|como)\b|\b(?:schritte|étapes|pasos|etapas)\b/u,
  ],
  [
    'list',
    /\b(?:list|which|what)\b(?: \S+){0,3}? (?:are|do|can|have|should|must|need)\b|\bwhat are\b|^(?:list|name) |\b(?:what|which) (?:\S+ )?(?:kinds|types|ways|options|tools|reasons|rules|benefits|requirements|roles|levels|phases|hours|items|things|principles|questions)\b|^(?:welche|quels|quelles|cuáles|quais)\b/u,
  ],
  [
    'definition',
    /^(?:so )?(?:what(?:'s|s| is| was| does)|define|explain|meaning of|was (?:ist|sind|bedeutet|heißt)|c'est quoi|qu'est[- ]ce qu|que veut dire|qué es|o que é)\b|\b(?:mean|means|stand for|stands for|definition of|veut dire|bedeutet)\b/u,
  ],
];

/** Read from the wording alone; a fact where nothing else is said. */
export const shapeOf = (query: string): Shape => {
  const text = query.toLowerCase().replaceAll('’', "'");
  return shapes.find(([, pattern]) => pattern.test(text))?.[0] ?? 'fact';
};
