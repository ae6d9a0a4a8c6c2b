// What the names of files and folders tell: times, tasks, models.
import { type TaskName } from "./part.ts";

const TIME = /(\d{4})-(\d\d)-(\d\d)T(\d\d)[-:](\d\d)[-:](\d\d(?:\.\d+)?)/;

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

export function folderOf(path: string): string {
  const at = path.lastIndexOf("/");
  return at < 0 ? "" : path.slice(0, at);
}

export function withoutExtension(name: string): string {
  return name.replace(/(\.(jsonl?|csv|tsv|txt|md|eval))+$/i, "");
}

/** The time in a name, as written: files of one run carry the same. */
export function stampOf(path: string): string | null {
  return TIME.exec(fileName(path))?.[0] ?? null;
}

/** Seconds since 1970 of a written time, whatever its zone: good enough to tell the newer of two. 0 where there is none. */
export function secondsOf(time: string): number {
  const match = TIME.exec(time);
  if (match === null) return 0;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  // Days from March on: leap days then stand at the end of a year.
  const years = month > 2 ? year : year - 1;
  const sinceMarch = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const days =
    365 * years + Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400) + sinceMarch - 719_468;
  return days * 86_400 + hour * 3600 + minute * 60 + second;
}

/** `samples_<task>_<time>.jsonl`. Who renames such a file mostly keeps the two underscores and changes what follows the last. */
export function taskOfSamplesFile(path: string): TaskName {
  const whole = withoutExtension(fileName(path)).replace(/^samples_(?=.)/, "");
  const timed = whole.replace(new RegExp(`[_-]${TIME.source}$`), "");
  if (timed !== whole) return { task: timed, isSure: true, whole: timed };
  const cut = fileName(path).startsWith("samples_") ? whole.replace(/_[^_]*$/, "") : whole;
  return { task: cut === "" ? whole : cut, isSure: false, whole };
}
