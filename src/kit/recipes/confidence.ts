import { has, type KitAnswers } from "../answers.ts";
import { set } from "../document.ts";
import { pythonFile, type KitFile, type Recipe } from "../recipe.ts";
import { variable } from "../write.ts";

const thresholdFile = (answers: KitAnswers): KitFile =>
  pythonFile(
    {
      library: "scikit-learn",
      filename: "threshold.py",
      title: "Fit a confidence and a threshold to abstain below",
      run: "python threshold.py",
    },
    [
      "import numpy as np",
      "from sklearn.calibration import calibration_curve",
      "from sklearn.linear_model import LogisticRegression",
      "from sklearn.metrics import brier_score_loss",
      "",
      "# Two sets, each with the model's score for its answer and whether it was right: one to fit on, one to judge by.",
      "from your_project import fit_right, fit_scores, judge_right, judge_scores, outside_right, outside_scores",
      "",
      "column = lambda scores: np.asarray(scores).reshape(-1, 1)",
      {
        before: "fitted = ",
        call: "LogisticRegression",
        after: ".fit(column(fit_scores), fit_right)",
        args: [
          set("C", 1.0, {
            origin: "default",
            because: "Two numbers are fitted, a slope and an offset: few labels are enough, and little can go wrong.",
            evidence: ["plaut2024-abstain-with-msp"],
          }),
        ],
      },
      "confident = lambda scores: fitted.predict_proba(column(scores))[:, 1]",
      "",
      ...(has(answers, "out-of-domain", "rare")
        ? []
        : ["# Fitted in the domain it repairs little outside (rule warn-threshold-fitted-at-home): judge it on both."]),
      'for name, scores, right in (("inside", judge_scores, judge_right), ("outside", outside_scores, outside_right)):',
      "    sure, right = confident(scores), np.asarray(right)",
      '    print(name, "Brier", brier_score_loss(right, sure))',
      "    print(",
      {
        before: "        ",
        call: "calibration_curve",
        args: [
          set("y_true", variable("right")),
          set("y_prob", variable("sure")),
          set("n_bins", 10, {
            origin: "judgement",
            because: "Bins that still hold enough answers each; fewer on a small set.",
          }),
          set("strategy", "quantile", {
            origin: "judgement",
            because: "As many answers in each bin: most scores lie near the top.",
          }),
        ],
      },
      "    )",
      "    for least in np.quantile(sure, [0, 0.1, 0.2, 0.3, 0.5]):",
      "        kept = sure >= least",
      '        print(f"  answers {kept.mean():.0%}, wrong among them {1 - right[kept].mean():.1%}")',
    ],
  );

export const confidenceRecipes = {
  "selective-prediction": (answers: KitAnswers): Recipe => ({
    says: "Read the probability of the answer, fit it on labeled requests with scikit-learn, and decline below the threshold that the errors you can bear call for.",
    files: [thresholdFile(answers)],
    elsewhere: [],
    see: [
      {
        origin: "judgement",
        because:
          "Where the model is tuned, let its untouched base score the answer too: it is the better calibrated of the two.",
        rules: ["abstention-gate-on-tuned-models"],
        evidence: ["tan2026-base-as-honest-referee"],
      },
      {
        origin: "judgement",
        because:
          "Fit and judge on requests from outside as well: repairs that look good inside recovered little there.",
        rules: ["warn-threshold-fitted-at-home"],
        evidence: ["damani2025-posthoc-classifier"],
      },
    ],
  }),
} as const;
