/** Whether the resource of a policy, in which `*` stands for any text, covers a resource. */
export function matchesResource(pattern: string, resource: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(resource);
}
