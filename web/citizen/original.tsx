/** The Chinese sentence of the service under its translation: it is the one that counts. */
export function Original({ children }: { readonly children: string }) {
  return (
    <span className="line secondary" lang="zh-CN">
      {children}
    </span>
  );
}
