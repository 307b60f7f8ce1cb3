/** One part of a path as it was meant (`%E5%BC%A0` is 张), or undefined where its percent-encoding is broken. */
export function decodedSegment(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
