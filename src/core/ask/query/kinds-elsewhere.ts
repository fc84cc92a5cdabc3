/**
 * How a price, a number or a time is asked for and told in German, French, Spanish, Portuguese, Italian and Dutch, as the
 * insides of patterns. English is in kinds-of-question.ts. Of the numbers `one`, which is the article too, and what is another word in English are left out.
 */

export const asksElsewhere = {
  price:
    'was kostet|was kosten|wie ?viel (?:kostet|kosten)|wie teuer|combien (?:\\p{L}+ )?co[uû]te(?:nt)?|quel est le (?:prix|tarif)|cu[aá]nto cuestan?|qu[eé] precio|quanto custam?|qual o pre[cç]o|quanto costan?o?|wat kost|hoeveel kost',
  time: '(?:um|ab|bis) wie ?viel uhr|(?:bis|ab) wann|[aà] quelle heure|[aà] quelle date|a qu[eé] hora|a que horas|a che ora|hoe laat',
  number:
    'wie ?viele?|wie (?:lange|oft|hoch|gro(?:ß|ss)|weit|schnell|alt)|combien|cu[aá]nt[oa]s|cu[aá]nto (?:tiempo|dura)|quant[oa]s|quanto tempo|quant[ie]|hoeveel|hoe (?:lang|vaak|groot|oud)',
};

export const countsElsewhere =
  'zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|hundert|tausend|einmal|zweimal|jede[rns]?|täglich|wöchentlich|monatlich|jährlich|unbegrenzt|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|mille|chaque|illimitée?s?|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|veinte|treinta|cien|cada|dois|duas|três|quatro|sete|oito|nove|dez|doze|vinte|trinta|cem|tre|quattro|cinque|sette|otto|dieci|dodici|venti|ogni|twee|drie|vijf|zes|zeven|negen|tien|twaalf|twintig|elke?';

export const pricesElsewhere =
  'kosten(?:los|frei)?|kostet|gratis|preise?|gebühr(?:en)?|gratuite?s?|coûte(?:nt)?|prix|tarifs?|cuestan?|precios?|gratuit[oa]s?|custam?|preços?|costan?o?|prezz[oi]|kost|prij(?:s|zen)';

export const timesElsewhere =
  'uhr|mittags?|mitternacht|morgens?|abends?|januar|februar|märz|mai|juni|juli|oktober|dezember|(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?|heures?|midi|minuit|matin|soir|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|horas?|mediodía|medianoche|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|lunes|martes|miércoles|jueves|viernes|sábado|domingo|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|mezzogiorno|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|uur|januari|februari|maart|mei|oktober';
