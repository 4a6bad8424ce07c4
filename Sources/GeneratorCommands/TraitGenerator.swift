#if !Generator
#error("GeneratorCommands needs the package trait 'Generator', which 'traits: []' leaves out")
#endif
