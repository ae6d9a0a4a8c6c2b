/** The address of a page of this site under whatever base path it is served: `href("/rules/")`. */
export function href(path: string): string {
  return `${import.meta.env.BASE_URL.replace(/\/$/, "")}/${path.replace(/^\//, "")}`;
}
