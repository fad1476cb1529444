"""The Spark job in local mode: what comes out is what the program writes on one machine.

Run by `cargo xtask test-spark`, which names the program in HASHIYA_PROGRAM.
"""

import datetime
import json
import os
import pathlib
import runpy
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
JOB = str(ROOT / "integrations" / "spark" / "annotate.py")
sys.path.insert(0, os.path.dirname(JOB))
os.environ.setdefault("PYSPARK_PYTHON", sys.executable)

from pyspark.sql import SparkSession  # noqa: E402

import annotate  # noqa: E402

PROGRAM = os.environ["HASHIYA_PROGRAM"]


def articles(count):
    texts = [path.read_text() for path in sorted((ROOT / "tests" / "articles").glob("*.txt"))]
    for number in range(count):
        text = texts[number % len(texts)]
        # Of different lengths, with line breaks and emoji in them.
        yield (f"a-{number}", text[: 40 + 97 * number % len(text)] + " 🙂", datetime.date(2024, 5, 1) + datetime.timedelta(days=number % 28))


class Job(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.spark = (
            SparkSession.builder.master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.execution.arrow.maxRecordsPerBatch", "70")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate()
        )
        # What `--py-files` does for a job that imports it.
        cls.spark.sparkContext.addPyFile(JOB)

    @classmethod
    def tearDownClass(cls):
        cls.spark.stop()
        cls.folder.cleanup()

    def test_what_comes_out_is_what_one_machine_writes(self):
        rows = list(articles(600))
        source, target = f"{self.folder.name}/in.parquet", f"{self.folder.name}/out.parquet"
        self.spark.createDataFrame(rows, "id string, text string, date date").repartition(5).write.parquet(source)
        # As spark-submit runs it.
        sys.argv = ["annotate.py", source, target, "--program", PROGRAM]
        runpy.run_path(JOB, run_name="__main__")
        found = {row.id: json.loads(row.annotated) for row in self.spark.read.parquet(target).collect()}

        lines = "".join(json.dumps({"id": id, "text": text, "date": str(date)}) + "\n" for id, text, date in rows)
        alone = subprocess.run([PROGRAM, "annotate", "--jsonl"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
        expected = {}
        for line in alone.stdout.splitlines():
            article = json.loads(line)
            expected[article.pop("id")] = article
        self.assertEqual(len(found), len(rows))
        self.assertEqual(found, expected)
        self.assertGreater(sum(len(article["annotations"]) for article in found.values()), 1000)

    def test_an_article_without_text_or_with_a_wrong_date_has_an_error_and_the_others_do_not(self):
        rows = [(1, "وصل الوفد إلى بغداد أمس.", "2020-08-18"), (2, None, "2020-08-18"), (3, "نص", "18.8.2020"), (4, "غادر الوفد القاهرة.", None)]
        frame = self.spark.createDataFrame(rows, "id long, text string, date string")
        found = {row.id: json.loads(row.annotated) for row in annotate.annotate(frame, [PROGRAM, "annotate", "--jsonl"]).collect()}
        self.assertEqual({id for id, article in found.items() if "error" in article}, {2, 3})
        self.assertTrue(found[1]["annotations"] and found[4]["annotations"])

    def test_a_program_that_is_not_there_or_ends_early_fails_the_job(self):
        frame = self.spark.createDataFrame([(1, "نص")], "id long, text string")
        for command in (["/no/such/program"], ["true"], ["false"]):
            with self.assertRaises(Exception):
                annotate.annotate(frame, command).collect()

    def test_a_column_that_is_missing_is_named(self):
        with self.assertRaisesRegex(ValueError, "no column text"):
            annotate.annotate(self.spark.createDataFrame([(1,)], "id long"), [PROGRAM])


if __name__ == "__main__":
    unittest.main()
