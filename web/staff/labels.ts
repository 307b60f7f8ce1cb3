interface Labelled<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/**
 * What can be chosen, in the order of its labels. The lists of the domain would bring its schemas along, so the labels
 * stand for them.
 */
export function optionsOf<Value extends string>(labels: Readonly<Record<Value, string>>): readonly Labelled<Value>[] {
  return Object.keys(labels)
    .filter((value): value is Value => value in labels)
    .map((value) => ({ value, label: labels[value] }));
}

/** The value of a choice; undefined where nothing is chosen. */
export function chosenOf<Value extends string>(
  labels: Readonly<Record<Value, string>>,
  chosen: string,
): Value | undefined {
  return optionsOf(labels).find(({ value }) => value === chosen)?.value;
}
