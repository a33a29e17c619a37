import sys

from newslens.annotations import main

sys.exit(main())
