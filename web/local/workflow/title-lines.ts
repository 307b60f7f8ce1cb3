/** How many letters of the Latin alphabet a box of the drawing takes in one line. */
const MOST_LETTERS = 25;

/** The name of a state in lines that fit into its box, broken between words. */
export function titleLines(title: string): readonly string[] {
  const lines: string[] = [];
  for (const word of title.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= MOST_LETTERS)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}
