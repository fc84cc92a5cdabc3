import { describe, expect, it } from 'vitest';
import { tellLanguage } from '../../../src/core/language/tell-language.js';

describe('the language of a text', () => {
  it.each([
    ['english', 'The keys are in the kitchen, and that is where they should be when you leave.'],
    ['german', 'Die Schlüssel sind in der Küche, und da sollen sie auch sein, wenn ihr geht.'],
    ['french', 'Les clés sont dans la cuisine, et elles doivent y être quand vous partez.'],
    ['spanish', 'Las llaves están en la cocina y deben estar allí cuando os vais de la casa.'],
    ['portuguese', 'As chaves estão na cozinha e não devem sair de lá quando vocês vão embora.'],
    ['italian', 'Le chiavi sono nella cucina e devono essere lì quando ve ne andate di casa.'],
    ['dutch', 'De sleutels liggen in de keuken en daar moeten ze ook zijn als je weggaat.'],
    ['polish', 'Klucze są w kuchni i tam też mają być, kiedy się wychodzi z tego domu.'],
    ['swedish', 'Nycklarna ligger i köket och det är där de ska vara när du går hem.'],
    ['danish', 'Nøglerne ligger i køkkenet, og det er der de skal være, når du går hjem.'],
  ])('is told from its little words: %s', (name, text) => {
    expect(tellLanguage(text, 3)?.name).toBe(name);
  });

  it.each(['', 'Kubernetes Prometheus Grafana', '12 34 56', 'die hand in the box'])('is not guessed: %s', (text) => {
    expect(tellLanguage(text, 4)).toBeUndefined();
  });
});
