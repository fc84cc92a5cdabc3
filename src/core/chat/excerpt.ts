/** Words from a file as they stand in a message: on one line and not longer than `most` characters. */
export const excerpt = (text: string, most = 60): string => {
  const characters = [...text.slice(0, most * 4).replace(/\s+/g, ' ')];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : characters.join('');
};
