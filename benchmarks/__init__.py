"""What is fast, against what a user would pick instead: `python -m benchmarks` in the program's .venv."""
