// Files as a reader gives them: chosen, as a folder, or dropped.
import type { GivenFile } from "./messages.ts";

/** Files of a folder that are surely no results are not even listed. */
const passedOver = /(^|\/)\.|\.(safetensors|bin|pt|pth|parquet|png|jpg|pdf|log|gz|zip|lock)$/i;

export const filesOfInput = ({ files }: HTMLInputElement): GivenFile[] =>
  [...(files ?? [])]
    .map((file) => ({ path: file.webkitRelativePath === "" ? file.name : file.webkitRelativePath, blob: file }))
    .filter(({ path }) => !path.includes("/") || !passedOver.test(path));

/** Dropped files and folders, with their paths. */
export async function filesOfDrop({ items, files }: DataTransfer): Promise<GivenFile[]> {
  // Entries have to be taken before the first wait: the list is emptied after the event.
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return [...files].map((file) => ({ path: file.name, blob: file }));
  const found: GivenFile[] = [];
  for (const entry of entries) await visit(entry, found);
  return found;
}

/** A folder with more is hardly one model's results. */
const mostFiles = 20_000;

async function visit(entry: FileSystemEntry, found: GivenFile[]): Promise<void> {
  if (found.length >= mostFiles) return;
  const path = entry.fullPath.replace(/^\/+/, "");
  if (isFile(entry)) {
    if (path.includes("/") && passedOver.test(path)) return;
    found.push({ path, blob: await fileOf(entry) });
  } else if (isFolder(entry)) {
    const reader = entry.createReader();
    for (;;) {
      // It gives a hundred at a time, and none at the end.
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
        reader.readEntries(resolve, reject);
      });
      if (some.length === 0) return;
      for (const each of some) await visit(each, found);
    }
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });
