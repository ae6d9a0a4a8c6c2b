// Whole comparisons: what is joined, what each row says, and the verdict.
import { describe, expect, test } from "vitest";
import {
  compare,
  comparableTasks,
  suggestInDomain,
  type CheckReport,
  type ModelResults,
  type SampleRow,
} from "../../src/check/index.ts";
import { model, pairedScores, row, sample, samples, share } from "./build.ts";

function check(
  base: Partial<ModelResults>,
  tuned: Partial<ModelResults>,
  inDomain: string[] | null = null,
  margin?: number,
): CheckReport {
  return compare(model("base", base), model("tuned", tuned), { inDomain, ...(margin === undefined ? {} : { margin }) });
}

function only(report: CheckReport, task: string): CheckReport["tasks"][number] {
  const [found, ...others] = report.tasks.filter((each) => each.task === task && each.primary);
  if (found === undefined || others.length > 0)
    throw new Error(`${task} has ${others.length} further primary rows, or none`);
  return found;
}

describe("joining", () => {
  test("by exact task, metric and filter; the rest is listed, with suggestions", () => {
    const report = check(
      { rows: [share("a", 50, 100), share("hendrycksTest-law", 40, 100), share("xstory_cloze_eu", 50, 100)] },
      { rows: [share("a", 55, 100), share("mmlu_law", 44, 100), share("xstorycloze_eu", 50, 100), share("z", 1, 100)] },
    );
    expect(report.tasks.map(({ task }) => task)).toEqual(["a"]);
    expect(report.unmatched.base).toHaveLength(2);
    expect(report.unmatched.tuned).toHaveLength(3);
    expect(report.unmatched.suggestions.map(({ base, tuned }) => [base.task, tuned.task])).toEqual([
      ["hendrycksTest-law", "mmlu_law"],
      ["xstory_cloze_eu", "xstorycloze_eu"],
    ]);
  });
  test("a version of a prompt at the end of a name is suggested with a warning", () => {
    const report = check(
      { rows: [share("jcommonsenseqa-1.1-0.2", 5, 9)] },
      { rows: [share("jcommonsenseqa-1.1-0.4", 5, 9)] },
    );
    expect(report.unmatched.suggestions[0]?.why).toMatch(/other prompts give other numbers/);
  });
  test("names like those of objects' own parts are names", () => {
    const odd = [
      row({ task: "__proto__", metric: "constructor", filter: "toString", value: 0.5, n: 100, stderr: 0.05 }),
    ];
    const report = check({ rows: odd }, { rows: odd });
    expect(report.tasks).toHaveLength(1);
  });
  test("of two results of one name those that were run alike", () => {
    const shots = (count: string) => ({ settings: { shots: count } });
    const report = check(
      { rows: [share("a", 70, 100, shots("0")), share("a", 50, 100, shots("5"))] },
      { rows: [share("a", 69, 100, shots("0"))] },
    );
    expect(only(report, "a").base).toBe(0.7);
    expect(report.comparability.some(({ field }) => field === "results of one name")).toBe(true);
    expect(report.verdict.strength).toBe("indicative");
  });
  test("items by id, and not where the documents differ", () => {
    const base = samples("a", [1, 1, 1, 1, 0, 0, 1, 1], { docHash: "x" });
    const tuned = samples("a", [1, 0, 1, 1, 1, 0, 1, 1], { docHash: "x" }).reverse();
    const changed = tuned.map((each) => (each.id === "7" ? { ...each, docHash: "y" } : each));
    const report = check({ samples: base }, { samples: changed });
    expect(only(report, "a")).toMatchObject({ n: 7, paired: true, flips: { lost: 1, gained: 1 }, p: 1 });
    expect(only(report, "a").notes.join(" ")).toMatch(/another document/);
  });
  test("samples of the other filter are not taken for those of a row", () => {
    const one = samples("a", [1, 1, 0, 0], { filter: "strict" });
    const report = check(
      { samples: one, rows: [row({ task: "a", value: 0.75, n: 4, filter: "lenient", stderr: 0.25 })] },
      { samples: one, rows: [row({ task: "a", value: 0.75, n: 4, filter: "lenient", stderr: 0.25 })] },
    );
    expect(only(report, "a").paired).toBe(false);
  });
});

describe("readings", () => {
  test("0 and 0 are both at floor, with and without errors", () => {
    const report = check(
      { rows: [row({ task: "mgsm_te", value: 0 }), share("mgsm_sw", 0, 250), share("boolq", 820, 1000)] },
      { rows: [row({ task: "mgsm_te", value: 0 }), share("mgsm_sw", 2, 250), share("boolq", 700, 1000)] },
    );
    expect(report.tasks.map(({ reading }) => reading)).toEqual(["both-at-floor", "both-at-floor", "loss"]);
  });
  test("chance of a known task, by its name", () => {
    const report = check({ rows: [share("mmlu_law", 26, 100)] }, { rows: [share("mmlu_law", 24, 100)] });
    expect(only(report, "mmlu_law")).toMatchObject({ chance: 0.25, reading: "both-at-floor", retention: null });
    expect(report.verdict.facts.reason).toBe("at-floor");
  });
  test("a significant gain inside, a loss outside, and each family by itself", () => {
    const report = check(
      { rows: [share("dom", 500, 1000), share("boolq", 800, 1000), share("gsm8k", 500, 1000)] },
      { rows: [share("dom", 600, 1000), share("boolq", 700, 1000), share("gsm8k", 505, 1000)] },
      ["dom"],
    );
    expect(only(report, "dom")).toMatchObject({ reading: "gain", inDomain: true });
    expect(only(report, "dom").adjustedP).toBe(only(report, "dom").p);
    expect(only(report, "boolq").adjustedP).toBeCloseTo(2 * (only(report, "boolq").p ?? NaN), 15);
    expect(report.verdict.kind).toBe("cliff");
    expect(report.verdict.sentence).toMatch(
      /^Cliff outside the domain: boolq fell from 80\.0% to 70\.0%, 10\.0 points .*inside the domain it gained 10\.0 points/,
    );
  });
  test("lower is better: a rise of perplexity or toxicity is a loss", () => {
    const worse = { higherIsBetter: false } as const;
    const report = check(
      {
        rows: [
          row({ task: "wikitext", metric: "ppl", scale: "other", value: 8, stderr: 0.1, ...worse }),
          share("toxic", 100, 1000, { metric: "toxicity", ...worse }),
        ],
      },
      {
        rows: [
          row({ task: "wikitext", metric: "ppl", scale: "other", value: 10, stderr: 0.1, ...worse }),
          share("toxic", 300, 1000, { metric: "toxicity", ...worse }),
        ],
      },
    );
    expect(report.tasks.map(({ difference, reading }) => [Math.round(difference * 10) / 10, reading])).toEqual([
      [-2, "loss"],
      [-0.2, "loss"],
    ]);
    expect(report.tasks[0]?.retention).toBeNull();
  });
  test("percent and fractions on one side each are put in one unit, and said", () => {
    const report = check(
      { rows: [share("a", 700, 1000)] },
      { rows: [row({ task: "a", value: 69, scale: "percent", n: 1000 })] },
    );
    expect(only(report, "a").difference).toBeCloseTo(-0.01, 12);
    expect(report.verdict.strength).toBe("indicative");
  });
  test("percent stays percent in the row and becomes a fraction in the verdict", () => {
    const percent = (value: number) => row({ task: "a", metric: "accuracy", value, scale: "percent", n: 1000 });
    const report = check({ rows: [percent(71.2)] }, { rows: [percent(60.2)] });
    expect(only(report, "a")).toMatchObject({ base: 71.2, tuned: 60.2, scale: "percent" });
    expect(report.verdict.facts.difference).toBeCloseTo(-0.11, 12);
  });
  test("F1 without an error gives no error, and the row is still there", () => {
    const f1 = (value: number) => row({ task: "nli", metric: "f1", value, n: 1422 });
    const report = check(
      { rows: [share("nli", 1037, 1422), f1(0.912)] },
      { rows: [share("nli", 676, 1422), f1(0.809)] },
    );
    expect(report.tasks.map(({ metric, reading, primary }) => [metric, reading, primary])).toEqual([
      ["acc", "loss", true],
      ["f1", "no-error-given", false],
    ]);
  });
  test("no direction and no unit: nothing is concluded", () => {
    const odd = (value: number) =>
      row({ task: "a", metric: "length", scale: "other", value, stderr: 1, higherIsBetter: null });
    const report = check({ rows: [odd(100)] }, { rows: [odd(200)] });
    expect(only(report, "a")).toMatchObject({ reading: "cannot-tell", adjustedP: null });
    expect(report.verdict.kind).toBe("cannot-tell");
  });
  test("acc and acc_norm are one test", () => {
    const both = (right: number) => [share("a", right, 1000), share("a", right, 1000, { metric: "acc_norm" })];
    const report = check(
      { rows: [...both(600), share("b", 500, 1000)] },
      { rows: [...both(550), share("b", 500, 1000)] },
    );
    expect(report.tasks.filter(({ primary }) => primary).map(({ metric }) => metric)).toEqual(["acc_norm", "acc"]);
    expect(only(report, "a").adjustedP).toBeCloseTo(2 * (only(report, "a").p ?? NaN), 15);
  });
  test("not finite is not there", () => {
    const report = check({ rows: [row({ task: "a", value: Number.NaN, n: 9 })] }, { rows: [share("a", 5, 9)] });
    expect(report.tasks).toEqual([]);
    expect(report.verdict).toMatchObject({ kind: "cannot-tell", facts: { reason: "nothing-joined" } });
  });
  test("one item tells nothing", () => {
    const report = check(
      { rows: [row({ task: "a", value: 0, n: 1, stderr: null })] },
      { rows: [row({ task: "a", value: 1, n: 1, stderr: null })] },
    );
    expect(only(report, "a").reading).toBe("cannot-tell");
  });
});

describe("groups", () => {
  const leaves = (scores: readonly number[]) =>
    scores.map((right, index) => share(`g_${String(index)}`, right, 100 * (index + 1)));
  const group = (value: number) => row({ task: "g", value, stderr: 0.09, parts: ["g_0", "g_1", "g_2"] });
  test("are worked out anew, with the weights that give the reported value", () => {
    const equal = check(
      { rows: [group((0.5 + 0.6 + 0.7) / 3), ...leaves([50, 120, 210])] },
      { rows: [group((0.4 + 0.65 + 0.75) / 3), ...leaves([40, 130, 225])] },
    ).groups[0];
    expect(equal).toMatchObject({ task: "g", weights: "equal", leaves: 3, origin: "reported", worst: { task: "g_0" } });
    const items = check(
      { rows: [group(380 / 600), ...leaves([50, 120, 210])] },
      { rows: [group(395 / 600), ...leaves([40, 130, 225])] },
    ).groups[0];
    expect(items?.weights).toBe("items");
    expect(items?.difference).toBeCloseTo(15 / 600, 12);
    const se = Math.sqrt(
      [
        [50, 40, 100],
        [120, 130, 200],
        [210, 225, 300],
      ].reduce((total, [a = 0, b = 0, n = 1]) => {
        const variance = (share: number): number => (share * (1 - share)) / (n - 1);
        return total + (n / 600) ** 2 * (variance(a / n) + variance(b / n));
      }, 0),
    );
    expect(items?.se).toBeCloseTo(se, 12);
  });
  test("are in no task list and in no family; a group that is its own part ends", () => {
    const loop = [
      row({ task: "g", value: 0.5, parts: ["g", "h"] }),
      row({ task: "h", value: 0.5, parts: ["g", "x"] }),
      share("x", 50, 100),
    ];
    const report = check({ rows: loop }, { rows: loop });
    expect(report.tasks.map(({ task }) => task)).toEqual(["x"]);
    expect(report.groups.map(({ task, leaves: count }) => [task, count])).toEqual([
      ["g", 1],
      ["h", 1],
    ]);
  });
  test("that are no mean of their tasks say so; those without tasks are compared as one", () => {
    const report = check(
      { rows: [group(0.9), ...leaves([50, 120, 210])] },
      { rows: [group(0.9), ...leaves([40, 130, 225])] },
    );
    expect(report.groups[0]?.notes.join(" ")).toMatch(/no mean of its tasks/);
    const bare = check({ rows: [group(0.9)] }, { rows: [group(0.8)] });
    expect(bare.groups).toEqual([]);
    expect(bare.tasks[0]?.notes.join(" ")).toMatch(/Its tasks are not on both sides/);
  });
  test("a mean that rises does not hide the leaf that fell", () => {
    const report = check(
      {
        rows: [
          share("med_a", 500, 1000),
          share("med_b", 500, 1000),
          row({ task: "med", value: 0.5, parts: ["med_a", "med_b"] }),
        ],
      },
      {
        rows: [
          share("med_a", 800, 1000),
          share("med_b", 420, 1000),
          row({ task: "med", value: 0.61, parts: ["med_a", "med_b"] }),
        ],
      },
    );
    expect(report.groups[0]).toMatchObject({
      reading: "gain",
      worst: { task: "med_b", reading: "loss" },
      counts: { gain: 1, loss: 1 },
    });
    expect(report.verdict).toMatchObject({ kind: "cliff", facts: { name: "med_b" } });
  });
  test("in-domain names may be groups", () => {
    const report = check(
      { rows: [group(380 / 600), ...leaves([50, 120, 210]), share("boolq", 800, 1000)] },
      { rows: [group(395 / 600), ...leaves([40, 130, 225]), share("boolq", 800, 1000)] },
      ["g"],
    );
    expect(report.tasks.map(({ inDomain }) => inDomain)).toEqual([true, true, true, false]);
    expect(report.retention.over).toBe("outside");
  });
});

describe("verdicts", () => {
  test("57 small losses of one skill are a cliff that no single subject shows", () => {
    const subjects = (right: number) =>
      Array.from({ length: 57 }, (_, index) => share(`mmlu_${String(index)}`, right, 150));
    const report = check({ rows: subjects(100) }, { rows: subjects(90) });
    expect(report.tasks.every(({ reading }) => reading !== "loss")).toBe(true);
    expect(report.verdict).toMatchObject({ kind: "cliff", facts: { name: "mmlu", more: 0 } });
  });
  test("a small loss everywhere is erosion", () => {
    const names = ["boolq", "winogrande", "piqa", "hellaswag", "arc_easy", "openbookqa"];
    const all = (right: number) => names.map((name) => share(name, right, 2000));
    const report = check({ rows: all(1600) }, { rows: all(1570) });
    expect(report.verdict.kind).toBe("erosion");
    expect(report.verdict.sentence).toMatch(/1\.5 points lost on average over 6 skills/);
  });
  test("collapse to chance is said", () => {
    const report = check({ rows: [share("mmlu_law", 615, 1000)] }, { rows: [share("mmlu_law", 228, 1000)] });
    expect(report.tasks[0]).toMatchObject({ collapsed: true, reading: "loss" });
    expect(report.verdict.sentence).toMatch(/down to chance/);
  });
  test("retained needs every skill to rule the margin out, not just to be insignificant", () => {
    const items = pairedScores({ both: 2900, lost: 20, gained: 22, neither: 1000 });
    const kept = check({ samples: samples("boolq", items.base) }, { samples: samples("boolq", items.tuned) });
    expect(kept.verdict.kind).toBe("retained");
    const few = check({ rows: [share("boolq", 80, 100)] }, { rows: [share("boolq", 80, 100), share("x", 1, 2)] });
    expect(few.verdict.kind).toBe("cannot-tell");
    const narrow = check(
      { samples: samples("boolq", items.base) },
      { samples: samples("boolq", items.tuned) },
      null,
      0.001,
    );
    expect(narrow.verdict).toMatchObject({ kind: "cannot-tell", facts: { reason: "too-few-items" } });
    expect(narrow.verdict.facts.nNeeded).toBeGreaterThan(3942);
  });
  test("all tasks in the domain: retention was not measured", () => {
    const report = check({ rows: [share("a", 500, 1000)] }, { rows: [share("a", 700, 1000)] }, ["a"]);
    expect(report.verdict).toMatchObject({
      kind: "cannot-tell",
      facts: { reason: "not-measured", inDomain: { reading: "gain" } },
    });
    expect(report.verdict.missing[0]).toMatch(/outside the domain/);
    expect(report.advisor).toEqual({ evaluation: "in-domain" });
  });
  test("nothing named: over which tasks the verdict speaks is said", () => {
    const report = check({ rows: [share("boolq", 800, 1000)] }, { rows: [share("boolq", 600, 1000)] });
    expect(report.verdict.sentence).toMatch(/over all tasks \(none was named as in the domain\)/);
  });
  test("names that fit nothing declare nothing", () => {
    const report = check({ rows: [share("boolq", 800, 1000)] }, { rows: [share("boolq", 600, 1000)] }, ["bolq"]);
    expect(report.retention.over).toBe("all");
    expect(report.notices.map(({ text }) => text).join(" ")).toMatch(/bolq/);
  });
  test("a task without error outside keeps from calling all retained", () => {
    const items = pairedScores({ both: 2900, lost: 20, gained: 22, neither: 1000 });
    const f1 = row({ task: "squad", metric: "f1", value: 0.8 });
    const report = check(
      { samples: samples("boolq", items.base), rows: [f1] },
      { samples: samples("boolq", items.tuned), rows: [f1] },
    );
    expect(report.verdict).toMatchObject({ kind: "cannot-tell", facts: { reason: "no-errors", name: "squad" } });
  });
  test("a proven loss inside the domain is not retained", () => {
    const items = pairedScores({ both: 2900, lost: 20, gained: 22, neither: 1000 });
    const report = check(
      { samples: samples("boolq", items.base), rows: [share("dom", 700, 1000)] },
      { samples: samples("boolq", items.tuned), rows: [share("dom", 500, 1000)] },
      ["dom"],
    );
    expect(report.verdict).toMatchObject({ kind: "erosion", facts: { name: "dom" } });
  });
  test("other shots, templates, limits or versions cap the verdict; a seed does not", () => {
    const rows = (right: number, settings: Record<string, string>) => ({
      rows: [share("boolq", right, 1000, { settings })],
    });
    for (const field of [
      "shots",
      "version",
      "prompt",
      "limit",
      "chatTemplate",
      "quantization",
      "harness",
      "anything",
    ]) {
      const report = check(rows(800, { [field]: "1" }), rows(600, { [field]: "2" }));
      expect(report.verdict.strength, field).toBe("indicative");
      expect(report.comparability[0], field).toMatchObject({
        field,
        base: "1",
        tuned: "2",
        caps: true,
        tasks: ["boolq"],
      });
      expect(report.verdict.sentence, field).toMatch(/^Indicative only/);
    }
    expect(check(rows(800, { seeds: "1" }), rows(600, { seeds: "2" })).verdict.strength).toBe("firm");
    expect(check(rows(800, { shots: "1" }), rows(600, {})).verdict.strength).toBe("firm");
  });
  test("another number of items caps it too", () => {
    const report = check({ rows: [share("boolq", 800, 1000)] }, { rows: [share("boolq", 400, 500)] });
    expect(report.comparability).toMatchObject([{ field: "n", base: "1,000", tuned: "500", caps: true }]);
  });
  test("many kinds of one difference are told together", () => {
    const side = (salt: string) => ({
      rows: Array.from({ length: 30 }, (_, index) =>
        share(`t${String(index)}`, 50, 100, { settings: { prompt: `${salt}${String(index)}` } }),
      ),
    });
    const report = check(side("a"), side("b"));
    expect(report.comparability).toHaveLength(1);
    expect(report.comparability[0]).toMatchObject({ count: 30, field: "prompt" });
    expect(report.comparability[0]?.tasks).toHaveLength(20);
  });
});

describe("form of answers", () => {
  const items = (count: number, base: number, tuned: number, invalid: boolean, from: number) =>
    Array.from({ length: count }, (_, index) => {
      const id = String(from + index);
      return {
        base: sample({ task: "pubmedqa", id, scores: { exact_match: base } }),
        tuned: sample({ task: "pubmedqa", id, scores: { exact_match: tuned }, invalid }),
      };
    });
  const side = (pairs: readonly { base: ReturnType<typeof sample>; tuned: ReturnType<typeof sample> }[]) =>
    [{ samples: pairs.map(({ base }) => base) }, { samples: pairs.map(({ tuned }) => tuned) }] as const;
  // As measured on PubMedQA under a schema: 123 lost, 113 of them invalid; 16 gained.
  const schema = [
    ...items(113, 1, 0, true, 0),
    ...items(10, 1, 0, false, 113),
    ...items(16, 0, 1, false, 123),
    ...items(258, 1, 1, false, 139),
    ...items(103, 0, 0, false, 397),
  ];
  test("a loss that invalid answers explain is a format shift and no cliff", () => {
    const report = check(...side(schema));
    expect(report.tasks[0]).toMatchObject({ reading: "loss", flips: { lost: 123, gained: 16 } });
    expect(report.format[0]).toMatchObject({ lost: 123, lostInvalid: 113, shift: true, explainsLoss: true });
    expect(report.format[0]?.formatPart).toBeCloseTo(-113 / 500, 12);
    expect(report.format[0]?.knowledgePart).toBeCloseTo(6 / 500, 12);
    expect(report.verdict.kind).toBe("format-shift");
    expect(report.verdict.sentence).toMatch(/113 answers of 500, among them 113 of the 123 right answers/);
  });
  test("what form leaves over may still be a cliff", () => {
    const report = check(
      ...side([...schema.slice(0, 113), ...items(90, 1, 0, false, 113), ...items(297, 1, 1, false, 203)]),
    );
    expect(report.verdict.holds).toEqual(expect.arrayContaining(["cliff", "format-shift"]));
    expect(report.verdict.kind).toBe("cliff");
  });
  test("fewer invalid answers may cover a loss of what is said", () => {
    const back = [
      ...Array.from({ length: 100 }, (_, index) => ({
        base: sample({ task: "pubmedqa", id: String(index), scores: { exact_match: 0 }, invalid: true }),
        tuned: sample({ task: "pubmedqa", id: String(index), scores: { exact_match: 1 } }),
      })),
      ...items(80, 1, 0, false, 100),
      ...items(320, 1, 1, false, 180),
    ];
    const report = check(...side(back));
    expect(report.tasks[0]?.difference).toBeGreaterThan(0);
    expect(report.verdict.kind).toBe("cliff");
    expect(report.verdict.caveats.join(" ")).toMatch(/invalid answers went from 20\.0% to 0\.0%/);
  });
  test("strict and lenient extraction that disagree: GSM8K after tuning (eval-formats 1.2)", () => {
    const both = (strict: number, lenient: number) => ({
      rows: [
        share("gsm8k", strict, 1319, { metric: "exact_match", filter: "strict-match" }),
        share("gsm8k", lenient, 1319, { metric: "exact_match", filter: "flexible-extract" }),
      ],
    });
    const report = check(both(771, 884), both(806, 815), ["gsm8k"]);
    expect(only(report, "gsm8k").filter).toBe("flexible-extract");
    expect(report.format).toMatchObject([{ evidence: "filters", shift: true, explainsLoss: false }]);
    expect(report.verdict.kind).toBe("format-shift");
  });
  test("a loss by strict extraction alone is form", () => {
    const both = (strict: number, lenient: number) => ({
      rows: [
        share("gsm8k", strict, 1319, { metric: "exact_match", filter: "strict-match" }),
        share("gsm8k", lenient, 1319, { metric: "exact_match", filter: "flexible-extract" }),
      ],
    });
    const report = check(both(880, 884), both(500, 882));
    expect(report.format[0]).toMatchObject({ shift: true, explainsLoss: true });
    expect(report.verdict.kind).toBe("format-shift");
  });
});

describe("the sides", () => {
  const rows = [share("boolq", 800, 1000), share("gsm8k", 500, 1000)];
  test("the same results on both are said, and tell nothing", () => {
    const report = check({ rows, samples: samples("x", [1, 0, 1]) }, { rows, samples: samples("x", [1, 0, 1]) });
    expect(report.tasks.every(({ difference, p }) => difference === 0 && p === 1)).toBe(true);
    expect(report.verdict).toMatchObject({ kind: "cannot-tell", facts: { reason: "same-results" } });
    expect(report.notices.map(({ text }) => text).join(" ")).toMatch(/given twice/);
  });
  test("swapped sides are said: by what a model says it was made from, or by names", () => {
    const swap = (base: ModelResults, tuned: ModelResults) => compare(base, tuned, { inDomain: null });
    const adapter = swap(
      model("my-adapter", { rows, madeFrom: "org/llama" }),
      model("llama", { rows: [share("boolq", 700, 1000)] }),
    );
    expect(adapter.comparability[0]).toMatchObject({ field: "sides", caps: true });
    const chat = swap(
      model("org/Llama-2-7b-chat-hf", { rows }),
      model("org/Llama-2-7b", { rows: [share("boolq", 700, 1000)] }),
    );
    expect(chat.notices.map(({ text }) => text).join(" ")).toMatch(/swapped/);
    const right = swap(
      model("org/Llama-2-7b", { rows }),
      model("org/Llama-2-7b-chat-hf", { rows: [share("boolq", 700, 1000)] }),
    );
    expect(right.comparability).toEqual([]);
  });
  test("one empty side is no crash", () => {
    expect(check({ rows }, {}).verdict.facts.reason).toBe("nothing-joined");
    expect(check({}, {}).tasks).toEqual([]);
  });
});

describe("what the model was specialized for", () => {
  const rows = [share("medqa", 5, 10), share("boolq", 5, 10)];
  test("is suggested from names, never from results", () => {
    const found = suggestInDomain(model("Llama-3-8B", { rows }), model("JSL-MedLlama-3-8B", { rows }));
    expect(found).toMatchObject({ tasks: ["medqa"], domain: "medicine" });
    expect(suggestInDomain(model("a", { rows }), model("b", { rows })).tasks).toEqual([]);
  });
  test("is chosen among leaves that both sides have", () => {
    const group = row({ task: "g", value: 0.5, parts: ["medqa"] });
    expect(comparableTasks(model("a", { rows: [...rows, group] }), model("b", { rows: [...rows, group] }))).toEqual([
      "medqa",
      "boolq",
    ]);
  });
});

describe("risks", () => {
  test("safety and hallucination by their tasks, diversity by pass@k, and what is missing", () => {
    const passes = (one: number, ten: number) => [
      share("humaneval", one, 1000, { metric: "pass@1" }),
      share("humaneval", ten, 1000, { metric: "pass@10" }),
    ];
    const report = check(
      { rows: [share("toxigen", 800, 1000), share("truthfulqa_mc1", 400, 1000), ...passes(300, 600)] },
      { rows: [share("toxigen", 600, 1000), share("truthfulqa_mc1", 402, 1000), ...passes(400, 480)] },
    );
    const kinds = Object.fromEntries(report.verdict.dimensions.map(({ dimension, kind }) => [dimension, kind]));
    expect(kinds).toEqual({
      forgetting: "cliff",
      calibration: "not-measured",
      shortcuts: "not-measured",
      hallucination: "cannot-tell",
      safety: "cliff",
      diversity: "erosion",
    });
    expect(report.verdict.missing.join(" ")).toMatch(/Log-likelihoods/);
    expect(report.verdict.missing.join(" ")).not.toMatch(/refusals/);
  });
  test("a jump to nearly all right is suspicious", () => {
    const report = check(
      { rows: [share("professional_medicine", 190, 272)] },
      { rows: [share("professional_medicine", 271, 272)] },
      ["professional_medicine"],
    );
    expect(report.verdict.dimensions.find(({ dimension }) => dimension === "shortcuts")?.sentence).toMatch(
      /test was not trained on/,
    );
  });
  test("a calibration cliff while accuracy stays", () => {
    const side = (sure: (index: number) => number) =>
      Array.from({ length: 600 }, (_, index) => {
        const right = (index * 389) % 997 < 600;
        const top = sure(index);
        const probabilities = [top, ...Array.from({ length: 3 }, () => (1 - top) / 3)];
        return sample({
          task: "mmlu_law",
          id: String(index),
          scores: { acc: right ? 1 : 0 },
          probabilities,
          gold: right ? 0 : 1,
        });
      });
    const report = check({ samples: side((index) => 0.45 + ((index * 7) % 30) / 100) }, { samples: side(() => 0.9) });
    expect(report.verdict.kind).toBe("calibration-cliff");
    expect(report.calibration.map(({ scope }) => scope)).toEqual(["all", "task"]);
    expect(report.verdict.sentence).toMatch(/confidence less accuracy went from .* to \+.* over 600 items/);
  });
});

describe("what is no cliff", () => {
  test("a loss within the margin, however near the base was to chance", () => {
    const [base, tuned] = [[share("xnli_fr", 36_000, 100_000)], [share("xnli_fr", 34_800, 100_000)]];
    const report = check({ rows: base }, { rows: tuned });
    expect(only(report, "xnli_fr").retention?.value).toBeLessThan(0.6);
    expect(report.verdict.kind).toBe("erosion");
    expect(report.verdict.sentence).toMatch(/1\.2 points .* less than the margin of 2\.0 points/);
    expect(check({ rows: base }, { rows: tuned }, null, 0.01).verdict.kind).toBe("cliff");
  });
  test("one that the reader counts as kept", () => {
    const [base, tuned] = [[share("boolq", 8000, 10_000)], [share("boolq", 7300, 10_000)]];
    expect(check({ rows: base }, { rows: tuned }).verdict.kind).toBe("cliff");
    expect(check({ rows: base }, { rows: tuned }, null, 0.1).verdict.holds).not.toContain("cliff");
  });
});

describe("form of answers", () => {
  /** 500 items: `form` of them became invalid and wrong, `more` were lost and `less` gained by other answers. */
  const items = (form: number, more: number, less: number): { plain: SampleRow[]; shifted: SampleRow[] } => {
    const ids = Array.from({ length: 500 }, (_, index) => index);
    const part = (index: number): { task: string; id: string } => ({ task: "pubmedqa_generation", id: String(index) });
    const at = (index: number): "form" | "more" | "less" | "both" =>
      index < form ? "form" : index < form + more ? "more" : index < form + more + less ? "less" : "both";
    const right = (index: number): number => (index < 400 ? 1 : 0);
    return {
      plain: ids.map((index) =>
        sample({ ...part(index), scores: { exact_match: at(index) === "less" ? 0 : right(index) } }),
      ),
      shifted: ids.map((index) =>
        sample({
          ...part(index),
          scores: { exact_match: ["form", "more"].includes(at(index)) ? 0 : right(index) },
          invalid: at(index) === "form",
        }),
      ),
    };
  };
  test("a loss of form with a small rest is a format shift, and its sentence adds up", () => {
    const { plain, shifted } = items(60, 14, 2);
    const { verdict } = check({ samples: plain }, { samples: shifted });
    expect(verdict.holds).toEqual(["format-shift", "cannot-tell"]);
    expect(verdict.sentence).toMatch(/60 answers of 500, among them 60 of the 74 right answers that were lost/);
  });
  test("a gain of form is said to be that", () => {
    const { plain, shifted } = items(60, 14, 2);
    const { verdict } = check({ samples: shifted }, { samples: plain });
    expect(verdict.kind).toBe("retained");
    expect(verdict.sentence).toMatch(
      /most of the gain on pubmedqa_generation is the form of answers, 12\.0 points of 14\.4 points: invalid answers went from 12\.0% to 0\.0%/,
    );
  });
  test("a large rest is a loss beside the shift", () => {
    const { plain, shifted } = items(60, 45, 0);
    const { verdict } = check({ samples: plain }, { samples: shifted });
    expect(verdict.holds[0]).toMatch(/cliff|erosion/);
    expect(verdict.holds).toContain("format-shift");
  });
});

test("ability was lost where it was, not on every task of the skill", () => {
  const { verdict } = check(
    { rows: [share("mmlu_a", 700, 1000), share("mmlu_b", 700, 1000), share("mmlu_c", 700, 1000)] },
    { rows: [share("mmlu_a", 400, 1000), share("mmlu_b", 700, 1000), share("mmlu_c", 690, 1000)] },
  );
  expect(verdict.dimensions[0]).toMatchObject({ dimension: "forgetting", kind: "cliff", tasks: ["mmlu_a"] });
});

describe("little to go by", () => {
  test("three of three against none of three is no proof", () => {
    const report = check({ rows: [share("a", 3, 3)] }, { rows: [share("a", 0, 3)] });
    // Fisher's exact test: 2 of the 20 tables with these margins are as extreme.
    expect(only(report, "a").p).toBeCloseTo(0.1, 12);
    expect(report.verdict.kind).toBe("cannot-tell");
  });
  test("a proof from a handful of items is said to be that", () => {
    const { verdict } = check({ rows: [share("a", 12, 12)] }, { rows: [share("a", 0, 12)] });
    expect(verdict.kind).toBe("cliff");
    expect(verdict.caveats.join(" ")).toMatch(/a \(12 items\) rests on a handful of items/);
  });
  test("tasks of one side alone are named where the rest was retained", () => {
    const { verdict } = check(
      { rows: [share("a", 9000, 10_000), share("b", 5, 10), share("c", 5, 10)] },
      { rows: [share("a", 9000, 10_000), share("c", 4, 10, { filter: "other" })] },
    );
    expect(verdict.caveats.join(" ")).toMatch(/b and c were run on one side only/);
  });
  test("a group whose tasks are not there is compared as one, the outermost alone", () => {
    const groups = (value: number): ModelResults["rows"] => [
      row({ task: "mmlu", value, stderr: 0.004, n: 14_042, parts: ["mmlu_stem"] }),
      row({ task: "mmlu_stem", value, stderr: 0.008, n: 3153, parts: ["mmlu_anatomy"] }),
    ];
    const report = check({ rows: groups(0.6) }, { rows: groups(0.4) });
    expect(report.tasks.map(({ task }) => task)).toEqual(["mmlu"]);
    expect(report.verdict.kind).toBe("cliff");
  });
  test("an error in fractions beside a score in percent", () => {
    const at = (value: number): ModelResults["rows"] => [
      row({ task: "a", value, scale: "percent", n: 8000, stderr: Math.sqrt((0.7 * 0.3) / 8000) }),
    ];
    const report = check({ rows: at(70) }, { rows: at(69.9) });
    expect(only(report, "a").se).toBeCloseTo(0.7246, 3);
    expect(only(report, "a").reading).toBe("retained");
  });
  test("with a cliff, the mean of all is no further finding", () => {
    const { verdict } = check({ rows: [share("boolq", 8000, 10_000)] }, { rows: [share("boolq", 6000, 10_000)] });
    expect(verdict.holds).toEqual(["cliff"]);
  });
});

test("where nothing joined nothing is indicated", () => {
  const { verdict } = check({ rows: [share("a", 5, 10)], tool: "helm" }, { rows: [share("b", 5, 10)] });
  expect(verdict).toMatchObject({ kind: "cannot-tell", strength: "firm", caveats: [] });
});
