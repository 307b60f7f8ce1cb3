/** A part of a path, percent-decoded (`%E5%BC%A0` is 张), or undefined if its encoding is invalid. */
export function decodedSegment(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
