"""Make the files of the invented Harrowmere Primary School: python sample_data/make_sample_school.py.

The same seed gives the same files. Needs openpyxl besides the standard library.
"""

import argparse
from pathlib import Path
from random import Random

from invention.school import SEED, make_school


def main() -> None:
    """Read the seed and the folder from the command line and write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--seed", type=int, default=SEED, help=f"any whole number; {SEED} makes the files of this folder"
    )
    parser.add_argument("--out", type=Path, default=Path(__file__).parent, help="the folder to write into")
    choices = parser.parse_args()
    choices.out.mkdir(parents=True, exist_ok=True)
    make_school(Random(choices.seed), choices.out)


if __name__ == "__main__":
    main()
