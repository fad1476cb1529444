"""Marks up an archive of Arabic news articles on Apache Spark.

    spark-submit annotate.py articles.parquet annotated.parquet --program ./hashiya

Reads Parquet (or whatever `--format` names) with the columns `id`, `text` and, if there is one, `date` (ISO 8601, as a string or
a date); writes Parquet with the columns `id` (as it was) and `annotated`, a JSON object with `annotations`, `entities` and
`diagnostics`: the very line that `hashiya annotate --jsonl` writes for the article. An article that cannot be read has `error`
in it, as on one machine; the others are not touched by it.

Each partition is streamed through one native process, so the memory of a worker does not grow with its partition. The program
must be on every worker at the same path; `--files hashiya` of spark-submit puts it into the working directory.
"""

import argparse
import json
import subprocess
import threading
from collections import deque
from typing import Iterator, Sequence

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.types import StringType, StructField, StructType


def annotate(articles: DataFrame, program: Sequence[str]) -> DataFrame:
    """The articles' `id` with their annotations as a JSON line, one row an article; the order of rows is Spark's.

    `program` is the command line, such as `["hashiya", "annotate", "--jsonl", "--jobs", "1"]`.
    """
    columns = [name for name in ("id", "text", "date", "prefer") if name in articles.columns]
    missing = {"id", "text"} - set(columns)
    if missing:
        raise ValueError(f"the input has no column {' and no column '.join(sorted(missing))}; it has {', '.join(articles.columns)}")
    schema = StructType([StructField("id", articles.schema["id"].dataType), StructField("annotated", StringType(), False)])
    command = list(program)
    return articles.select(*columns).mapInPandas(lambda batches: _through(command, batches), schema)


def _through(command: Sequence[str], batches: Iterator) -> Iterator:
    """One partition, streamed through one process. A thread writes while this one reads, so that no pipe fills up."""
    import pandas

    sizes: deque = deque()
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    failure: list[BaseException] = []

    def write() -> None:
        try:
            for batch in batches:
                sizes.append(batch["id"])
                process.stdin.writelines(_lines(batch))
        except BrokenPipeError:
            pass  # The process has ended; its status says why.
        except BaseException as error:
            failure.append(error)
        finally:
            sizes.append(None)
            try:
                process.stdin.close()
            except BrokenPipeError:
                pass

    writer = threading.Thread(target=write, daemon=True)
    writer.start()
    whole = True
    try:
        first = process.stdout.readline()
        while first:
            # A line has come out, so its batch has gone in.
            ids = sizes.popleft()
            lines = [first] + [process.stdout.readline() for _ in range(len(ids) - 1)]
            whole = lines[-1].endswith(b"\n")
            if not whole:
                break
            yield pandas.DataFrame({"id": ids, "annotated": [_without_id(line) for line in lines]})
            first = process.stdout.readline()
        writer.join()
        status = process.wait()
        if failure:
            raise failure[0]
        # 1 says that some lines could not be read, which their own output says too.
        if status not in (0, 1) or not whole or sizes[0] is not None:
            raise RuntimeError(f"{command[0]} ended with status {status} before it had annotated all; its messages are in the worker's log")
    finally:
        process.kill()
        process.wait()


def _lines(batch) -> Iterator[bytes]:
    """The rows as the program reads them. Rows are numbered, since an id of Spark's need not be one of JSON's."""
    for number, row in enumerate(batch.itertuples(index=False)):
        line = {"id": number, "text": row.text if isinstance(row.text, str) else None}
        for name in ("date", "prefer"):
            value = getattr(row, name, None)
            if value is not None and value == value:
                line[name] = str(value)
        yield json.dumps(line, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def _without_id(line: bytes) -> str:
    """The line without its number, which comes first."""
    rest = line.split(b",", 1)[1].rstrip(b"\n")
    return "{" + rest.decode("utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--program", default="hashiya", help="the native program, at the same path on every worker")
    parser.add_argument("--format", default="parquet", help="of the input, as spark.read.format takes it")
    parser.add_argument("--offsets", default="utf16", choices=("utf16", "utf8", "chars"), help="chars suits Python and Spark SQL")
    arguments = parser.parse_args()
    spark = SparkSession.builder.appName("hashiya").getOrCreate()
    articles = spark.read.format(arguments.format).load(arguments.input)
    command = [arguments.program, "annotate", "--jsonl", "--jobs", "1", "--offsets", arguments.offsets]
    annotate(articles, command).write.parquet(arguments.output)


if __name__ == "__main__":
    main()
