"""Tables as people have them: CSV, TSV, Excel, ODS, ARFF and Orange's, with their faults named.

Encoding, delimiter, layout, header, spelling of numbers, gaps, types, target and task are found,
told, and each can be corrected in the recipe.
"""
