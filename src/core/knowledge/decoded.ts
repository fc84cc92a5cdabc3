/** A name without the `%20` of an address; as it is where that can't be read. */
export const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
