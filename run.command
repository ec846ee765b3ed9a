#!/bin/sh
# For a double click on a Mac, where run.py itself would open in an editor.
cd "$(dirname "$0")" && exec python3 run.py "$@"
