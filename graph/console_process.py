"""The process that asks the console's questions, one after the other, and that may be killed at any moment.

An answer may be larger than memory, nested so deeply that reading it ends a process, or never come. All of that happens
here, apart from the program that people use. Run as a program by `graph/console_line.py`.
"""

import sys


def main() -> None:
    """Answer requests, without the libraries for tables: the driver would load them and start far more slowly."""
    for name in ("numpy", "pandas", "pyarrow"):
        sys.modules[name] = None  # type: ignore[assignment]
    from graph.console_asker import serve  # noqa: PLC0415 - after that

    serve()


if __name__ == "__main__":
    main()
