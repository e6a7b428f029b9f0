"""The command line: one file a sub-command, which ``parser.COMMANDS`` registers.

``parser`` and ``reporting`` need the standard library only and can be read by Python 3.7:
main.py uses them before it knows whether anything else is installed. All other files are
imported after that, each when its command is asked for.
"""
