import { join } from "node:path";
import { rolldown } from "rolldown";
import type { DecisionBundle, FindingCards } from "../decision/index.ts";

/** What an archived engine decides from. */
export interface ReleaseData {
  readonly bundle: DecisionBundle;
  readonly findings: FindingCards;
}

/** The engine of `root` and the given data as one module without imports. Same code, same data, same bundler: the same text. */
export async function engineModule(root: string, { bundle, findings }: ReleaseData): Promise<string> {
  const dataModule = join(root, "src", "release", "release-data.ts");
  const build = await rolldown({
    cwd: root,
    input: join(root, "src", "release", "archived-engine.ts"),
    platform: "neutral",
    plugins: [
      {
        name: "release-data",
        load: (id) => (id === dataModule ? asModule({ bundle, findings }) : undefined),
      },
    ],
  });
  try {
    const { output } = await build.generate({ format: "es", minify: true, sourcemap: false, codeSplitting: false });
    const [chunk, ...others] = output;
    if (others.length > 0 || chunk.imports.length + chunk.dynamicImports.length > 0) {
      throw new Error("the engine did not fit into one module without imports");
    }
    return chunk.code;
  } finally {
    await build.close();
  }
}

/** JSON inside a string literal parses faster than the same object as code. */
function asModule(data: ReleaseData): string {
  return `export const { bundle, findings } = JSON.parse(${JSON.stringify(JSON.stringify(data))});`;
}
